using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.CodeFixes;

/// <summary>Where code can await, perhaps after its function is made async, without a change that callers would see.</summary>
static class AsyncFunctions
{
    /// <summary>The method, local function or lambda around a node; null: it is a statement of the program itself, or in none.</summary>
    public static SyntaxNode? Around(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax)
                return ancestor;
        }
        return null;
    }

    public static bool CanAwait(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var function = Around(node);
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor == function)
                break;
            if (ancestor is LockStatementSyntax or QueryExpressionSyntax or UnsafeStatementSyntax or AttributeSyntax)
                return false;
        }
        return function switch
        {
            null => node.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null,
            AnonymousFunctionExpressionSyntax lambda => IsAsync(lambda) || CanBeAsync(lambda, model, cancellationToken),
            MethodDeclarationSyntax method => IsAsync(method) || CanBeAsync(method.ParameterList, method, method.ReturnType, model, cancellationToken),
            LocalFunctionStatementSyntax local => IsAsync(local) || CanBeAsync(local.ParameterList, local, local.ReturnType, model, cancellationToken),
            _ => false,
        };
    }

    public static bool IsAsync(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    static bool CanBeAsync(ParameterListSyntax parameters, SyntaxNode function, TypeSyntax returnType, SemanticModel model, CancellationToken cancellationToken) =>
        !HasReferences(parameters) && !IsIterator(function) && IsTask(model.GetTypeInfo(returnType, cancellationToken).Type);

    /// <summary>A lambda that returns nothing would become async void, unless its type follows from it.</summary>
    static bool CanBeAsync(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken)
    {
        if (lambda is ParenthesizedLambdaExpressionSyntax { ParameterList: var parameters } && HasReferences(parameters)
            || lambda is ParenthesizedLambdaExpressionSyntax { ReturnType: not null }
            || model.GetSymbolInfo(lambda, cancellationToken).Symbol is not IMethodSymbol symbol)
            return false;
        bool isInferred = model.GetTypeInfo(lambda, cancellationToken).ConvertedType is { Name: "Delegate" or "MulticastDelegate" or "Object" };
        return IsTask(symbol.ReturnType) ? AsyncRewriter.KnowsReturns(lambda) : isInferred;
    }

    static bool HasReferences(ParameterListSyntax parameters)
    {
        foreach (var parameter in parameters.Parameters)
        {
            if (parameter.Modifiers.Any(SyntaxKind.RefKeyword) || parameter.Modifiers.Any(SyntaxKind.OutKeyword) || parameter.Modifiers.Any(SyntaxKind.InKeyword))
                return true;
        }
        return false;
    }

    static bool IsIterator(SyntaxNode function)
    {
        foreach (var node in function.DescendantNodes())
        {
            if (node is YieldStatementSyntax && Around(node) == function)
                return true;
        }
        return false;
    }

    static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } };
}
