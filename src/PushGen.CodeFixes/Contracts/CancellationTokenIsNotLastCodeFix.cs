using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0008: moves the CancellationToken to the end. Callers with positional arguments are told by the compiler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CancellationTokenIsNotLastCodeFix() : PushCodeFix(DiagnosticIds.CancellationTokenIsNotLast)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<ParameterSyntax>() is not { Parent: ParameterListSyntax list } token)
            return Task.CompletedTask;
        int last = list.Parameters.Count - 1;
        if (list.Parameters[last].Modifiers.Any(SyntaxKind.ParamsKeyword))
            last--;         // params stays last; the language asks for it
        int index = list.Parameters.IndexOf(token);
        if (index < last)
            offer.Replace("Move the CancellationToken to the end", list, Move(list, index, last));
        return Task.CompletedTask;
    }

    /// <summary>Moves only the parameter itself: separators, line ends and indentation stay where they are.</summary>
    static ParameterListSyntax Move(ParameterListSyntax list, int from, int to)
    {
        var parameters = new List<ParameterSyntax>(list.Parameters);
        var moved = parameters[from];
        parameters.RemoveAt(from);
        bool followsOptional = parameters[to - 1].Default is not null && moved.Default is null;      // what follows an optional parameter has to be optional
        parameters.Insert(to, followsOptional ? WithDefault(moved) : moved);
        for (int i = from; i <= to; i++)
            parameters[i] = parameters[i].WithTriviaFrom(list.Parameters[i]);
        return list.WithParameters(SyntaxFactory.SeparatedList(parameters, list.Parameters.GetSeparators()));
    }

    static ParameterSyntax WithDefault(ParameterSyntax parameter) => parameter.WithDefault(SyntaxFactory
        .EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression))
        .NormalizeWhitespace()
        .WithLeadingTrivia(SyntaxFactory.Space));
}
