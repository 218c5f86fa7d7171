using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>What code does with generated clients.</summary>
static class ClientOperations
{
    public static bool IsConnection(this PushSymbols symbols, ITypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(type, symbols.Connection);

    public static bool IsClient(this PushSymbols symbols, ITypeSymbol? type)
    {
        // Generated clients are called so; the interfaces of every class that is made anywhere would cost more than all rules together.
        if (type is not { TypeKind: TypeKind.Class } || !type.Name.EndsWith("Client", StringComparison.Ordinal))
            return false;
        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, symbols.Client))
                return true;
        }
        return false;
    }

    public static bool IsSubscription(this PushSymbols symbols, ITypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.Subscription);

    /// <summary>The method of the contract that is called through a generated client, or through the contract itself.</summary>
    public static IMethodSymbol? FindOperation(this PushSymbols symbols, IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance?.Type;
        if (receiver is { TypeKind: TypeKind.Interface })
            return IsContract(receiver) && !method.IsStatic ? method : null;
        return symbols.IsClient(receiver) ? FindInContracts(receiver!, method) : null;
    }

    /// <summary>A client's method has the name and the parameters of its contract's, but maybe another return type.</summary>
    static IMethodSymbol? FindInContracts(ITypeSymbol client, IMethodSymbol method)
    {
        foreach (var contract in client.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (member is IMethodSymbol operation && !KnownTypes.IsAsyncDisposable(contract) && HaveSameParameters(operation, method))
                    return operation;
            }
        }
        return null;
    }

    static bool HaveSameParameters(IMethodSymbol a, IMethodSymbol b)
    {
        if (a.Parameters.Length != b.Parameters.Length)
            return false;
        for (int i = 0; i < a.Parameters.Length; i++)
        {
            if (!SymbolEqualityComparer.Default.Equals(a.Parameters[i].Type, b.Parameters[i].Type))
                return false;
        }
        return true;
    }

    static bool IsContract(ITypeSymbol type) => KnownTypes.FindPushAttribute(type, "PushContractAttribute") is not null;

    /// <summary>The topic or stream below <c>From</c>, <c>OnGap</c>, <c>WithCursors</c> and the like.</summary>
    public static IMethodSymbol? FindSubscribed(this PushSymbols symbols, IOperation sequence)
    {
        while (sequence.Inner() is IInvocationOperation invocation)
        {
            if (symbols.FindOperation(invocation) is { } operation)
                return operation;
            if (!IsOfSubscription(invocation.TargetMethod) || invocation.Receiver() is not { } receiver)
                return null;
            sequence = receiver;
        }
        return null;
    }

    /// <summary>From, OnGap and the like, as members of a subscription or as extensions.</summary>
    public static bool IsOfSubscription(IMethodSymbol method) =>
        method.ContainingType is { Name: "Subscription" or "SubscriptionExtensions", ContainingNamespace: { Name: "PushGen", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The operation itself, below parentheses and conversions.</summary>
    public static IOperation Inner(this IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    /// <summary>The operation with the parentheses and conversions around it.</summary>
    public static IOperation Outer(this IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
            operation = operation.Parent;
        return operation;
    }

    /// <summary>What the receiver of an instance method or of an extension method is.</summary>
    public static IOperation? Receiver(this IInvocationOperation invocation) => invocation.Instance
        ?? (invocation.TargetMethod.IsExtensionMethod && invocation.Arguments.Length > 0 ? invocation.Arguments[0].Value.Inner() : null);

    /// <summary>The value that a local variable was given where it was declared; otherwise the operation itself.</summary>
    public static IOperation Origin(this IOperation operation, CancellationToken cancellationToken)
    {
        var value = operation.Inner();
        if (value is not ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declarations } reference
            || declarations[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } initializer }
            || initializer.SyntaxTree != operation.Syntax.SyntaxTree)
            return value;
        return reference.SemanticModel?.GetOperation(initializer, cancellationToken)?.Inner() ?? value;
    }

    /// <summary>The word <c>new</c> and the type, without arguments and initializers, which may be long.</summary>
    public static Location Headline(this IObjectCreationOperation creation) => creation.Syntax switch
    {
        ObjectCreationExpressionSyntax syntax => Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(syntax.SpanStart, syntax.Type.Span.End)),
        ImplicitObjectCreationExpressionSyntax syntax => syntax.NewKeyword.GetLocation(),
        var syntax => syntax.GetLocation(),
    };
}
