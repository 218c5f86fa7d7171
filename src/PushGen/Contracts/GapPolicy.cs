namespace PushGen;

/// <summary>What a subscription does when the server can no longer give the items after its cursor.</summary>
public enum GapPolicy
{
    /// <summary>The enumeration throws a <see cref="PushGapException"/>, which says what was lost. The default.</summary>
    Throw = 0,

    /// <summary>The enumeration goes on with the earliest item that the server still has.</summary>
    FromEarliest = 1,

    /// <summary>The enumeration goes on with what is published from now on.</summary>
    FromLatest = 2,
}
