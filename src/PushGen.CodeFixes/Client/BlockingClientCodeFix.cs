using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Client;

/// <summary>PUSH0303: awaits the call, or enumerates the subscription with <c>await foreach</c>. The function around it has to be async already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BlockingClientCodeFix() : PushCodeFix(DiagnosticIds.CallIsBlockedOn)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (FindBlocking(offer) is not { } blocking || !AsyncContext.AllowsAwait(blocking))
            return Task.CompletedTask;
        if (blocking is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToBlockingEnumerable" } } enumerable)
            OfferAwaitForEach(offer, enumerable);
        else if (blocking is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 })      // Wait(timeout) answers whether it came
            offer.Replace("Await the call", blocking, Await(blocking));
        return Task.CompletedTask;
    }

    /// <summary>The whole expression: the rule is told from the member that blocks to its end.</summary>
    static ExpressionSyntax? FindBlocking(FixOffer offer)
    {
        var span = offer.Diagnostic.Location.SourceSpan;
        int end = span.End;
        ExpressionSyntax? node = offer.Root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<MemberAccessExpressionSyntax>();
        while (node is not null && node.Span.End < end)
            node = node.Parent as ExpressionSyntax;
        return node?.Span.End == end ? node : null;
    }

    static void OfferAwaitForEach(FixOffer offer, InvocationExpressionSyntax enumerable)
    {
        if (enumerable.Parent is not ForEachStatementSyntax loop || loop.Expression != enumerable)
            return;
        var sequence = ((MemberAccessExpressionSyntax)enumerable.Expression).Expression;
        ExpressionSyntax collection = enumerable.ArgumentList.Arguments.Count == 0
            ? sequence
            : enumerable.WithExpression(((MemberAccessExpressionSyntax)enumerable.Expression).WithName(SyntaxFactory.IdentifierName("WithCancellation")));
        var leading = loop.GetLeadingTrivia();
        offer.Replace("Enumerate with 'await foreach'", loop, loop.WithoutLeadingTrivia()
            .WithExpression(collection.WithTriviaFrom(enumerable))
            .WithAwaitKeyword(SyntaxFactory.Token(leading, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
    }

    static ExpressionSyntax Await(ExpressionSyntax blocking)
    {
        var awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(default, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), Awaitable(blocking).WithoutTrivia());
        bool isPartOfMore = blocking.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax;
        ExpressionSyntax whole = isPartOfMore ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited;
        return whole.WithTriviaFrom(blocking);
    }

    /// <summary>What is awaited: without the members that block, and without AsTask, which nothing needs then.</summary>
    static ExpressionSyntax Awaitable(ExpressionSyntax blocking)
    {
        var expression = blocking;
        while (true)
        {
            switch (expression)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Wait" or "GetResult" or "GetAwaiter" or "AsTask" } access }:
                    expression = access.Expression;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.Text: "Result" } access when access == blocking:
                    expression = access.Expression;
                    break;
                default:
                    return expression;
            }
        }
    }
}
