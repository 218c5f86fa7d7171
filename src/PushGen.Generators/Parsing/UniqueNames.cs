namespace PushGen.Generators.Parsing;

/// <summary>Names of one scope, given out once each.</summary>
sealed class UniqueNames(params string[] taken)
{
    /// <summary>The members that every type has from <c>object</c>.</summary>
    public static readonly string[] OfObject = ["Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    readonly HashSet<string> names = new(taken, StringComparer.Ordinal);

    public static bool IsOfObject(string name) => Array.IndexOf(OfObject, name) >= 0;

    public void Reserve(string name) => names.Add(name);

    /// <summary>The wanted name, with a number where it is taken already.</summary>
    public string Claim(string wanted)
    {
        string name = wanted;
        for (int number = 1; !names.Add(name); number++)
            name = wanted + number;
        return name;
    }
}
