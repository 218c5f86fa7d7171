using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Server;

/// <summary>PUSH0203: awaits, and makes the method async where callers do not see it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PublishIsNotAwaitedCodeFix() : RewritingCodeFix(DiagnosticIds.PublishIsNotAwaited, "Await the publish")
{
    private protected override SyntaxNode? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Expression: InvocationExpressionSyntax } statement
        && statement.Span.Contains(diagnostic.Location.SourceSpan) && AsyncFunctions.CanAwait(statement.Expression, model, cancellationToken)
            ? statement
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic)
    {
        var publish = ((ExpressionStatementSyntax)node).Expression;
        return AsyncRewriter.ReplaceByAwait(root, publish, publish);
    }
}
