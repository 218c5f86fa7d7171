using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PushGen.CodeFixes.Server;

/// <summary>Inserts <c>MapX()</c>.</summary>
static class MapInsertion
{
    /// <summary>On what <c>MapPush</c> returns: <c>push.MapX();</c> after what is mapped on it already. A chain is taken apart for that.</summary>
    public static SyntaxNode? OnGroup(SyntaxNode root, SemanticModel model, string map)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MapPush" } } mapPush
                || model.GetTypeInfo(mapPush).Type?.Name != "PushRouteBuilder"
                || mapPush.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
                continue;
            if (statement is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } && IsGroup(variables[0].Initializer!.Value, model))
                return AfterLast(root, statement, variables[0].Identifier, map);
            if (statement is ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } chain)
                return TakeApart(root, chain, mapPush, model, map);
        }
        return null;
    }

    static bool IsGroup(ExpressionSyntax value, SemanticModel model) => model.GetTypeInfo(value).Type?.Name == "PushRouteBuilder";

    static SyntaxNode AfterLast(SyntaxNode root, StatementSyntax declaration, SyntaxToken push, string map)
    {
        var last = declaration;
        foreach (var sibling in Statements.Beside(declaration))
        {
            if (sibling is ExpressionStatementSyntax && sibling.SpanStart > declaration.SpanStart && First(sibling) == push.ValueText)
                last = sibling;
        }
        return Statements.InsertAfter(root, last, $"{push.Text}.{map}();");
    }

    static string First(StatementSyntax statement) => statement.GetFirstToken().ValueText;

    /// <summary><c>app.MapPush("/push").MapOne();</c> becomes <c>var push = app.MapPush("/push"); push.MapOne();</c>, and what is missing.</summary>
    static SyntaxNode? TakeApart(SyntaxNode root, ExpressionStatementSyntax chain, InvocationExpressionSyntax mapPush, SemanticModel model, string map)
    {
        ExpressionSyntax group = mapPush;
        while (group.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } && IsGroup(next, model))
            group = next;       // conventions of the whole prefix
        string name = Statements.FreeName(root, "push");
        var declaration = Statements.Like(chain, $"var {name} = {group.WithoutTrivia()};", keepLeading: true);
        if (group.Parent == chain)
            return Statements.Replace(root, chain, [declaration, Statements.Like(chain, $"{name}.{map}();")]);
        var rest = chain.ReplaceNode(group, IdentifierName(name)).WithoutLeadingTrivia();
        return Statements.Replace(root, chain, [declaration, rest.WithLeadingTrivia(Statements.Indentation(chain)), Statements.Like(chain, $"{name}.{map}();")]);
    }

    /// <summary><c>app.MapPush("/push").MapX();</c> before the application runs.</summary>
    public static SyntaxNode? BeforeRun(SyntaxNode root, SemanticModel model, string map)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "RunAsync", Expression: IdentifierNameSyntax app } } run
                || model.GetTypeInfo(app).Type is not { Name: "WebApplication" } || run.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
                continue;
            return Statements.InsertBefore(root, statement, $"{app.Identifier.Text}.MapPush(\"/push\").{map}();");
        }
        return null;
    }
}
