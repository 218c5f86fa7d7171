using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing;

/// <summary>What a finding says beside its message.</summary>
readonly record struct FindingDetail
{
    /// <summary>The attribute that is wrong, where it is not the member itself.</summary>
    public AttributeData? Attribute { get; init; }

    /// <summary>The option of the attribute that is wrong, where it is not all of it.</summary>
    public string? Option { get; init; }

    /// <summary>What the fix writes.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The key of <see cref="Suggestion"/> in a diagnostic's properties.</summary>
    public const string SuggestionKey = nameof(Suggestion);
}
