using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Client;

/// <summary>PUSH0302: enumerates the subscription, or keeps the changed copy where a variable holds the unchanged one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SubscriptionIsDroppedCodeFix() : PushCodeFix(DiagnosticIds.SubscriptionIsDropped)
{
    private protected override async Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<InvocationExpressionSyntax>() is not { } invocation || offer.Find<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement)
            return;
        if (statement is ExpressionStatementSyntax && invocation.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax variable })
        {
            var model = await offer.Document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false);
            if (model?.GetSymbolInfo(variable, offer.CancellationToken).Symbol is ILocalSymbol local
                && SymbolEqualityComparer.Default.Equals(local.Type, model.GetTypeInfo(invocation, offer.CancellationToken).Type))
            {
                offer.Replace("Keep the changed subscription", invocation, Assign(variable, invocation));
                return;
            }
        }
        if (AsyncContext.AllowsAwait(statement) && IsOnlyThis(statement, invocation))
        {
            var model = await offer.Document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false);
            offer.Replace("Enumerate with 'await foreach'", statement, Enumerate(statement, invocation, ItemName(model!, invocation)));
        }
    }

    static AssignmentExpressionSyntax Assign(IdentifierNameSyntax variable, InvocationExpressionSyntax invocation) => SyntaxFactory
        .AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(variable.Identifier.Text), invocation.WithoutTrivia())
        .NormalizeWhitespace().WithTriviaFrom(invocation);

    static bool IsOnlyThis(StatementSyntax statement, InvocationExpressionSyntax invocation) => statement switch
    {
        ExpressionStatementSyntax expression => expression.Expression == invocation,
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Initializer?.Value == invocation,
        _ => false,
    };

    static ForEachStatementSyntax Enumerate(StatementSyntax statement, InvocationExpressionSyntax invocation, string item) => SyntaxFactory
        .ForEachStatement(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword), SyntaxFactory.Token(SyntaxKind.ForEachKeyword), SyntaxFactory.Token(SyntaxKind.OpenParenToken),
            SyntaxFactory.IdentifierName("var"), SyntaxFactory.Identifier(item), SyntaxFactory.Token(SyntaxKind.InKeyword), invocation.WithoutTrivia(),
            SyntaxFactory.Token(SyntaxKind.CloseParenToken), SyntaxFactory.Block())
        .WithTriviaFrom(statement)
        .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>A quote is a <c>quote</c>, a number an <c>item</c>; a name that is taken gets a number.</summary>
    static string ItemName(SemanticModel model, InvocationExpressionSyntax invocation)
    {
        var item = ((INamedTypeSymbol)model.GetTypeInfo(invocation).Type!).TypeArguments[0];
        string name = item is INamedTypeSymbol { SpecialType: SpecialType.None, Arity: 0, Name.Length: > 0 } named
            ? char.ToLowerInvariant(named.Name[0]) + named.Name.Substring(1)
            : "item";
        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
            name = "item";
        string unique = name;
        for (int i = 2; !model.LookupSymbols(invocation.SpanStart, name: unique).IsEmpty; i++)
            unique = name + i;
        return unique;
    }
}
