using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0021: gives the generated types another word.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GeneratedNameIsTakenCodeFix() : PushCodeFix(DiagnosticIds.GeneratedNameIsTaken)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Suggestion is { } word && offer.Find<InterfaceDeclarationSyntax>() is { } contract && AttributeEdits.Find(contract.AttributeLists, "PushContract") is { } attribute)
        {
            var changed = AttributeEdits.WithOption(attribute, "TypeName", AttributeEdits.Literal(word).ToString());
            offer.Replace($"Generate '{word}Client' and its like instead", attribute, changed, key: nameof(GeneratedNameIsTakenCodeFix));
        }
        return Task.CompletedTask;
    }
}
