using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0018: sets or leaves out the option, where one value is obviously meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TopicOptionsContradictCodeFix() : PushCodeFix(DiagnosticIds.TopicOptionsContradict)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Suggestion is not { } option || offer.Find<AttributeSyntax>() is not { } topic)
            return Task.CompletedTask;
        string[] parts = option.Split([" = "], StringSplitOptions.None);
        if (parts.Length == 2)
            offer.Replace($"Set {parts[0]} to {parts[1]}", topic, AttributeEdits.WithOption(topic, parts[0], parts[1]), key: parts[0]);
        else if (offer.Find<AttributeArgumentSyntax>() is { } argument)
            offer.Replace($"Remove {option}", topic, Without(topic, argument));
        return Task.CompletedTask;
    }

    static AttributeSyntax Without(AttributeSyntax topic, AttributeArgumentSyntax argument) =>
        topic.ArgumentList!.Arguments.Count == 1 ? topic.WithArgumentList(null) : topic.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!;
}
