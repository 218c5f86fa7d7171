using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PushGen.CodeFixes;

/// <summary>Makes functions async, and with them what they return.</summary>
static class AsyncRewriter
{
    /// <summary>Replaces an expression by another that awaits, and makes the function around it async.</summary>
    public static SyntaxNode ReplaceByAwait(SyntaxNode root, ExpressionSyntax old, ExpressionSyntax awaited)
    {
        var function = AsyncFunctions.Around(old);
        ExpressionSyntax @new = AwaitExpression(awaited.WithoutTrivia())
            .WithAwaitKeyword(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space));
        if (old.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax)
            @new = ParenthesizedExpression(@new);
        @new = @new.WithTriviaFrom(old);
        if (function is null || AsyncFunctions.IsAsync(function))
            return root.ReplaceNode(old, @new);
        var mark = new SyntaxAnnotation();
        root = root.ReplaceNode(function, function.ReplaceNode(old, @new).WithAdditionalAnnotations(mark));
        foreach (var changed in root.GetAnnotatedNodes(mark))
            return root.ReplaceNode(changed, MakeAsync(changed));
        return root;
    }

    static SyntaxNode MakeAsync(SyntaxNode function)
    {
        bool hasResult = function switch
        {
            MethodDeclarationSyntax method => IsGeneric(method.ReturnType),
            LocalFunctionStatementSyntax local => IsGeneric(local.ReturnType),
            _ => true,
        };
        bool isLambda = function is AnonymousFunctionExpressionSyntax;
        var returns = new List<SyntaxNode>();
        foreach (var node in function.DescendantNodes())
        {
            if (node is ReturnStatementSyntax { Expression: not null } or ArrowExpressionClauseSyntax && AsyncFunctions.Around(node) == function)
                returns.Add(node);
        }
        function = function.ReplaceNodes(returns, (_, node) => node switch
        {
            ReturnStatementSyntax statement => Return(statement, hasResult, isLambda),
            ArrowExpressionClauseSyntax arrow => arrow.WithExpression(Awaited(arrow.Expression, isLambda).WithTriviaFrom(arrow.Expression)),
            _ => node,
        });
        return WithAsync(WithoutLastReturn(function));
    }

    static bool IsGeneric(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax name => name.Right is GenericNameSyntax,
        _ => type is GenericNameSyntax,
    };

    static SyntaxNode Return(ReturnStatementSyntax statement, bool hasResult, bool isLambda)
    {
        var expression = statement.Expression!;
        if (IsCompleted(expression))
            return ReturnStatement().WithTriviaFrom(statement);
        if (hasResult)
            return statement.WithExpression(Awaited(expression, isLambda).WithTriviaFrom(expression));
        var awaiting = ExpressionStatement(Awaited(expression, isLambda).WithoutTrivia());
        return Block(awaiting, ReturnStatement()).WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation, AwaitThenReturn);
    }

    static readonly SyntaxAnnotation AwaitThenReturn = new();

    /// <summary>What is returned without the task around it. A lambda's return that shows none returns none.</summary>
    static ExpressionSyntax Awaited(ExpressionSyntax expression, bool isLambda) =>
        Result(expression) ?? (isLambda || expression is AwaitExpressionSyntax ? expression : AwaitExpression(expression.WithoutTrivia()).WithAwaitKeyword(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space)));

    /// <summary>What is in a task that is made of a result.</summary>
    static ExpressionSyntax? Result(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "ValueTask" }, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        _ => null,
    };

    static bool IsCompleted(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" };

    /// <summary>Whether each return of a lambda shows what it becomes.</summary>
    public static bool KnowsReturns(AnonymousFunctionExpressionSyntax lambda)
    {
        if (lambda.ExpressionBody is not null)
            return false;
        foreach (var node in lambda.DescendantNodes())
        {
            if (node is ReturnStatementSyntax { Expression: { } expression } && AsyncFunctions.Around(node) == lambda && !IsCompleted(expression) && Result(expression) is null)
                return false;
        }
        return true;
    }

    /// <summary>A return at the very end is not written; the block that stands for one is opened.</summary>
    static SyntaxNode WithoutLastReturn(SyntaxNode function)
    {
        foreach (var node in function.GetAnnotatedNodes(AwaitThenReturn))
        {
            if (node.Parent is BlockSyntax outer)
            {
                var block = (BlockSyntax)node;
                bool isLast = outer.Parent == function && outer.Statements.Last() == block;
                var first = block.Statements[0].WithTriviaFrom(block);
                function = function.ReplaceNode(outer, outer.WithStatements(outer.Statements.ReplaceRange(block, isLast ? [first] : [first, block.Statements[1].WithLeadingTrivia(block.GetLeadingTrivia()).WithTrailingTrivia(block.GetTrailingTrivia())])));
                return WithoutLastReturn(function);
            }
        }
        BlockSyntax? body = function switch
        {
            MethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax local => local.Body,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };
        return body is { Statements: { Count: > 0 } statements } && statements.Last() is ReturnStatementSyntax { Expression: null } last
            ? function.RemoveNode(last, SyntaxRemoveOptions.KeepNoTrivia)!
            : function;
    }

    static SyntaxNode WithAsync(SyntaxNode function)
    {
        var keyword = Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(Space);
        switch (function)
        {
            case MethodDeclarationSyntax { Modifiers.Count: > 0 } method: return method.AddModifiers(keyword);
            case MethodDeclarationSyntax method: return method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).AddModifiers(keyword.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia()));
            case LocalFunctionStatementSyntax { Modifiers.Count: > 0 } local: return local.AddModifiers(keyword);
            case LocalFunctionStatementSyntax local: return local.WithReturnType(local.ReturnType.WithoutLeadingTrivia()).AddModifiers(keyword.WithLeadingTrivia(local.ReturnType.GetLeadingTrivia()));
            case AnonymousFunctionExpressionSyntax lambda:
                var leading = lambda.GetLeadingTrivia();
                return lambda.Modifiers.Count > 0
                    ? lambda.WithModifiers(lambda.Modifiers.Add(keyword))
                    : lambda.WithoutLeadingTrivia().WithModifiers(TokenList(keyword.WithLeadingTrivia(leading)));
            default: return function;
        }
    }
}
