namespace PushGen.Generators.Analyzers.Client;

/// <summary>What a piece of code does to a client or connection, as far as its end is concerned.</summary>
enum ClientUse
{
    /// <summary>It is only used.</summary>
    Harmless,

    Disposed,

    /// <summary>Somebody else has it now.</summary>
    PassedOn,
}
