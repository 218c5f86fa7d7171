using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PushGen.CodeFixes.Server;

/// <summary>Inserts <c>AddX&lt;TServer&gt;()</c>.</summary>
static class AddInsertion
{
    /// <summary>At the end of the chain that <c>AddPush()</c> begins.</summary>
    public static SyntaxNode? OnAddPush(SyntaxNode root, SemanticModel model, string add, INamedTypeSymbol? server)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddPush" } } addPush || !IsBuilder(addPush, model))
                continue;
            var chain = addPush;
            while (chain.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } && IsBuilder(next, model))
                chain = next;
            var dot = ((MemberAccessExpressionSyntax)chain.Expression).OperatorToken;       // on a line of its own or not, as before
            var name = (SimpleNameSyntax)ParseName(Call(add, server, model, chain.SpanStart));
            var before = chain == addPush ? chain.WithoutTrailingTrivia() : WithTrailing(chain, (MemberAccessExpressionSyntax)chain.Expression);
            var longer = InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, before,
                chain == addPush ? Token(SyntaxKind.DotToken) : dot.WithoutAnnotations(), name));
            return root.ReplaceNode(chain, longer.WithTrailingTrivia(chain.GetTrailingTrivia()));
        }
        return null;
    }

    /// <summary>The line end that precedes the last dot is repeated before the new one.</summary>
    static ExpressionSyntax WithTrailing(ExpressionSyntax chain, MemberAccessExpressionSyntax last) =>
        chain.WithTrailingTrivia(last.Expression.GetTrailingTrivia());

    static bool IsBuilder(ExpressionSyntax value, SemanticModel model) => model.GetTypeInfo(value).Type?.Name == "IPushBuilder";

    static string Call(string add, INamedTypeSymbol? server, SemanticModel model, int position) =>
        server is null ? add : $"{add}<{server.ToMinimalDisplayString(model, position)}>";

    /// <summary><c>builder.Services.AddPush().AddX&lt;TServer&gt;();</c> before the application is built.</summary>
    public static SyntaxNode? BeforeBuild(SyntaxNode root, SemanticModel model, string add, INamedTypeSymbol? server)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Expression: IdentifierNameSyntax builder } } build
                && model.GetTypeInfo(builder).Type is { Name: "WebApplicationBuilder" } && build.FirstAncestorOrSelf<StatementSyntax>() is { } statement)
                return Statements.InsertBefore(root, statement, $"{builder.Identifier.Text}.Services.AddPush().{Call(add, server, model, build.SpanStart)}();");
        }
        return null;
    }
}
