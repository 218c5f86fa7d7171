using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0017: adds a CancellationToken at the end, where no caller has to change. The server class is told by the compiler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CancellationTokenIsMissingCodeFix() : PushCodeFix(DiagnosticIds.CancellationTokenIsMissing)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<MethodDeclarationSyntax>() is { ParameterList: { } list })
            offer.Rewrite("Add a CancellationToken", offer.Root.ReplaceNode(list, WithToken(list)));
        return Task.CompletedTask;
    }

    static ParameterListSyntax WithToken(ParameterListSyntax list)
    {
        var parameters = list.Parameters;
        var token = Written.CancellationToken(IsTaken(parameters, "cancellationToken") ? "token" : "cancellationToken");
        int count = parameters.Count, at = count > 0 && parameters[count - 1].Modifiers.Any(SyntaxKind.ParamsKeyword) ? count - 1 : count;
        if (count == 0)
            return list.WithParameters(parameters.Add(token));

        // The comma before it is that of the parameter before, so that a list over several lines stays one.
        var neighbour = parameters[Math.Min(at, count - 1)];
        var separators = new List<SyntaxToken>(parameters.GetSeparators());
        separators.Insert(separators.Count, separators.Count > 0 ? separators[separators.Count - 1] : SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        var all = new List<ParameterSyntax>(parameters);
        all.Insert(at, token.WithLeadingTrivia(neighbour.GetLeadingTrivia()));
        if (at == count)
        {
            all[at] = all[at].WithTrailingTrivia(neighbour.GetTrailingTrivia());
            all[at - 1] = neighbour.WithoutTrailingTrivia();
        }
        return list.WithParameters(SyntaxFactory.SeparatedList(all, separators));
    }

    static bool IsTaken(SeparatedSyntaxList<ParameterSyntax> parameters, string name)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Identifier.ValueText == name)
                return true;
        }
        return false;
    }
}
