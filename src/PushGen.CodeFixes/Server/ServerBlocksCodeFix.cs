using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PushGen.CodeFixes.Server;

/// <summary>PUSH0204: awaits instead of blocking.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ServerBlocksCodeFix() : RewritingCodeFix(DiagnosticIds.ServerBlocks, "Await instead of blocking")
{
    private protected override SyntaxNode? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access)
            return null;
        ExpressionSyntax blocking = access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : access;
        return CanBeAwaited(blocking, access, model, cancellationToken) && AsyncFunctions.CanAwait(blocking, model, cancellationToken) ? blocking : null;
    }

    static bool CanBeAwaited(ExpressionSyntax blocking, MemberAccessExpressionSyntax access, SemanticModel model, CancellationToken cancellationToken)
    {
        if (blocking is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments })
            return true;
        switch (access.Name.Identifier.ValueText)
        {
            case "Wait":            // of a time, it says whether the task has ended
                return arguments.Count == 0 || (arguments.Count == 1 && model.GetTypeInfo(arguments[0].Expression, cancellationToken).Type?.Name == "CancellationToken");
            case "WaitAll":
                foreach (var argument in arguments)
                {
                    if (model.GetTypeInfo(argument.Expression, cancellationToken).Type is { Name: "Int32" or "TimeSpan" or "CancellationToken" })
                        return false;
                }
                return true;
            case var name:
                return name != "WaitAny";       // says which
        }
    }

    private protected override SyntaxNode Rewrite(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic)
    {
        var blocking = (ExpressionSyntax)node;
        return AsyncRewriter.ReplaceByAwait(root, blocking, Awaited(blocking));
    }

    static ExpressionSyntax Awaited(ExpressionSyntax blocking)
    {
        if (blocking is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList: var arguments } call)
            return ((MemberAccessExpressionSyntax)blocking).Expression;
        return access.Name.Identifier.ValueText switch
        {
            "GetResult" when access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } => awaiter.Expression,
            "Wait" when arguments.Arguments.Count == 0 => access.Expression,
            "Wait" => call.WithExpression(access.WithName(IdentifierName("WaitAsync"))),
            "WaitAll" => call.WithExpression(access.WithName(IdentifierName("WhenAll"))),
            _ => Delay(call),
        };
    }

    /// <summary>With the caller's token, if there is one: a client that has gone is not waited for.</summary>
    static InvocationExpressionSyntax Delay(InvocationExpressionSyntax sleep)
    {
        var arguments = sleep.ArgumentList;
        if (TokenOf(AsyncFunctions.Around(sleep)) is { } token)
            arguments = arguments.WithArguments(SeparatedList<ArgumentSyntax>(
                [arguments.Arguments[0], Argument(IdentifierName(token))], [Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space)]));
        return InvocationExpression(ParseExpression("Task.Delay"), arguments);
    }

    static string? TokenOf(SyntaxNode? function)
    {
        var parameters = function switch
        {
            BaseMethodDeclarationSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax local => local.ParameterList,
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
            _ => null,
        };
        foreach (var parameter in parameters?.Parameters ?? default)
        {
            if (parameter.Type?.ToString().EndsWith("CancellationToken", StringComparison.Ordinal) == true)
                return parameter.Identifier.Text;
        }
        return null;
    }
}
