using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Server;

/// <summary>PUSH0202: removes the second mapping, where it is all that its statement does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ContractIsMappedTwiceCodeFix() : RewritingCodeFix(DiagnosticIds.ContractIsMappedTwice, "Remove the second mapping")
{
    private protected override SyntaxNode? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Parent: ExpressionStatementSyntax statement }
            ? statement.Parent is GlobalStatementSyntax global ? global : statement
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic) => root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)!;
}
