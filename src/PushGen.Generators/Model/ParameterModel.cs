namespace PushGen.Generators.Model;

/// <summary>One parameter of an operation.</summary>
sealed record ParameterModel
{
    public required ParameterRole Role { get; init; }

    /// <summary>Its name, escaped where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>What its field in the struct of keys or arguments is called.</summary>
    public required string Field { get; init; }

    public required string WireName { get; init; }

    public required string Type { get; init; }

    /// <summary>The type that is read: <see cref="Type"/> without the mark of a nullable reference, and for keys without that of a nullable value.</summary>
    public required string ReadType { get; init; }

    public required bool IsParams { get; init; }

    /// <summary>The default value as C#, or null.</summary>
    public required string? Default { get; init; }

    public required Presence Presence { get; init; }

    public required KeyForm KeyForm { get; init; }
}
