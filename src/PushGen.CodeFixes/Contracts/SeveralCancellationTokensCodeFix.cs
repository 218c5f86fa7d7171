using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0007: removes the second CancellationToken.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SeveralCancellationTokensCodeFix() : PushCodeFix(DiagnosticIds.SeveralCancellationTokens)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<ParameterSyntax>() is { Parent: ParameterListSyntax list } token)
            offer.Replace("Remove the second CancellationToken", list, list.RemoveNode(token, SyntaxRemoveOptions.KeepNoTrivia)!);
        return Task.CompletedTask;
    }
}
