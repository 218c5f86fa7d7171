using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Payloads;

/// <summary>PUSH0105: DateTime becomes DateTimeOffset, to which a DateTime converts by itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TimeHasNoOffsetCodeFix() : PushCodeFix(DiagnosticIds.TimeHasNoOffset)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        var node = offer.Root.FindNode(offer.Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var name = node is QualifiedNameSyntax qualified ? qualified.Right : node as SimpleNameSyntax;
        if (name is IdentifierNameSyntax { Identifier.ValueText: "DateTime" })
            offer.Replace("Change to DateTimeOffset", name, SyntaxFactory.IdentifierName("DateTimeOffset").WithTriviaFrom(name));
        return Task.CompletedTask;
    }
}
