using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0009, PUSH0010, PUSH0011, PUSH0015: gives a contract, operation or parameter the name on the wire that the rule suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WireNameCodeFix() : PushCodeFix(
    DiagnosticIds.OperationNameIsTaken, DiagnosticIds.WireNameIsIllegal, DiagnosticIds.ContractNameIsTaken, DiagnosticIds.KeyNameIsReserved)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Suggestion is not { } name)
            return Task.CompletedTask;
        var changed = offer.Root.FindNode(offer.Diagnostic.Location.SourceSpan) switch
        {
            ParameterSyntax parameter => Named(offer.Root, parameter, parameter.AttributeLists, name, parameter.Identifier.ValueText),
            MethodDeclarationSyntax method => Named(offer.Root, method, method.AttributeLists, name, ownName: null),
            InterfaceDeclarationSyntax contract when AttributeEdits.Find(contract.AttributeLists, "PushContract") is { } attribute =>
                offer.Root.ReplaceNode(attribute, AttributeEdits.WithText(attribute, name)),
            _ => null,
        };
        if (changed is not null)
            offer.Rewrite($"Call it '{name}' on the wire", changed, key: nameof(WireNameCodeFix));
        return Task.CompletedTask;
    }

    static SyntaxNode Named(SyntaxNode root, SyntaxNode owner, SyntaxList<AttributeListSyntax> lists, string name, string? ownName) =>
        AttributeEdits.Find(lists, "PushName") is not { } attribute ? AttributeEdits.Add(root, owner, lists, $"PushName({AttributeEdits.Literal(name)})")
        : name == ownName ? AttributeEdits.Remove(root, attribute)
        : root.ReplaceNode(attribute, AttributeEdits.WithText(attribute, name));
}
