using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0019, PUSH0020: removes what has no meaning, or makes the interface the contract that was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AttributeIsMisplacedCodeFix() : PushCodeFix(DiagnosticIds.RepetitionIsMisplaced, DiagnosticIds.AttributeIsWithoutEffect)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<AttributeSyntax>() is not { } attribute)
            return Task.CompletedTask;
        if (offer.Suggestion is not null && attribute.FirstAncestorOrSelf<InterfaceDeclarationSyntax>() is { } contract)
        {
            offer.Replace("Add [PushContract]", offer.Root, AttributeEdits.Add(offer.Root, contract, contract.AttributeLists, "PushContract"));
            return Task.CompletedTask;
        }
        OfferRemoval(offer, attribute);
        if (offer.Diagnostic.Id == DiagnosticIds.RepetitionIsMisplaced && attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } call
            && IsCall(call) && AttributeEdits.Find(call.AttributeLists, "Idempotent") is { } other && other != attribute)
        {
            OfferRemoval(offer, other);     // two that contradict each other: which one was meant?
        }
        return Task.CompletedTask;
    }

    static void OfferRemoval(FixOffer offer, AttributeSyntax attribute)
    {
        string name = AttributeEdits.NameOf(attribute);
        if (name.EndsWith("Attribute", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - "Attribute".Length);
        offer.Replace($"Remove [{name}]", offer.Root, AttributeEdits.Remove(offer.Root, attribute));
    }

    /// <summary>Not an upload or stream, where the other attribute is as wrong.</summary>
    static bool IsCall(MethodDeclarationSyntax method) => !(method.ReturnType + method.ParameterList.ToString()).Contains("IAsyncEnumerable<");
}
