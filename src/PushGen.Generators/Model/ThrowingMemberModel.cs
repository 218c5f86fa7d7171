namespace PushGen.Generators.Model;

/// <summary>A member that stands for one that breaks a rule, so that all types exist and the compiler gets as far as the rule's own message.</summary>
sealed record ThrowingMemberModel
{
    public required ThrowingPlace Place { get; init; }

    /// <summary>The declaration up to its body.</summary>
    public required string Head { get; init; }

    /// <summary>For properties and events the accessors' keywords.</summary>
    public required EquatableArray<string> Accessors { get; init; }

    public required string Rule { get; init; }

    /// <summary>The contract's member, as messages show it.</summary>
    public required string Member { get; init; }
}
