namespace PushGen.Generators.Model;

/// <summary>A generated method that reads a type of payload, or a type of a member of one, in its usual form.</summary>
sealed record ParserModel
{
    public required string Method { get; init; }

    public required string Type { get; init; }

    public required ParserForm Form { get; init; }

    /// <summary>An array's or list's elements, or what is there if it is not null.</summary>
    public ParserValue? Inner { get; init; }

    /// <summary>An object's members, in the order in which they are written.</summary>
    public EquatableArray<ParserMember> Members { get; init; }

    /// <summary>What an object's constructor takes: members by their place.</summary>
    public EquatableArray<int> Arguments { get; init; }
}
