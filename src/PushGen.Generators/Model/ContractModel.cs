namespace PushGen.Generators.Model;

/// <summary>Everything that is generated for one contract follows from this and nothing else.</summary>
sealed record ContractModel
{
    /// <summary>Namespace, containing types and name, as metadata has them: what files are called after.</summary>
    public required string FullName { get; init; }

    public required string? Namespace { get; init; }

    public required string Type { get; init; }

    public required string DocId { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public required string Accessibility { get; init; }

    /// <summary>What the contract tells its callers: <c>[Obsolete]</c> and the like, without brackets.</summary>
    public required EquatableArray<string> Attributes { get; init; }

    /// <summary>Ids of warnings that are the contract's and not its generated code's.</summary>
    public required EquatableArray<string> WarningIds { get; init; }

    /// <summary>Whether payloads are obsolete as an error: what names them has to be obsolete itself, which the operation or the contract is.</summary>
    public required bool HasRemovedType { get; init; }

    /// <summary>What stands in front of <c>::</c> in the contract's types, but for <c>global</c>.</summary>
    public required EquatableArray<string> ExternAliases { get; init; }

    public required ContractNames Names { get; init; }

    public required string WireName { get; init; }

    public required string Hash { get; init; }

    public required string? JsonContext { get; init; }

    public required bool KeepJsonNaming { get; init; }

    /// <summary>Whether there is anything for a server class to do; false where all operations are topics without gate.</summary>
    public required bool HasServerClass { get; init; }

    public required EquatableArray<string> Payloads { get; init; }

    public required EquatableArray<OperationModel> Operations { get; init; }

    /// <summary>What reads payloads in their usual form.</summary>
    public required EquatableArray<ParserModel> Parsers { get; init; }

    /// <summary>What stands for members that break a rule.</summary>
    public required EquatableArray<ThrowingMemberModel> Throwing { get; init; }
}
