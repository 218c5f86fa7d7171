using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PushGen.Generators.Analyzers;

/// <summary>What several rules ask of an operation.</summary>
static class Operations
{
    /// <summary>The name in a call: narrower than the call, which may go over many lines.</summary>
    public static Location NameOf(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax syntax
        ? Name(syntax.Expression).Identifier.GetLocation()
        : call.Syntax.GetLocation();

    static SimpleNameSyntax Name(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => (SimpleNameSyntax)Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseName("_"),
    };

    /// <summary>What a method is called on, also where it is an extension.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? Bare(call.Arguments[0].Value) : null);

    /// <summary>Without conversions and parentheses.</summary>
    public static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion: operation = conversion.Operand; break;
                case IParenthesizedOperation parentheses: operation = parentheses.Operand; break;
                default: return operation;
            }
        }
    }

    /// <summary>What uses the value of an operation: the call it is the receiver of, the statement, the variable …</summary>
    public static IOperation? User(IOperation operation)
    {
        var user = operation.Parent;
        while (user is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
            user = user.Parent;
        return user;
    }

    /// <summary>The body of the member that an operation stands in.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The lambda, local function or member body that an operation stands in.</summary>
    public static IOperation Function(IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            operation = parent;
        return operation;
    }

    /// <summary>Calls are seen in any order; which one is told must not depend on it.</summary>
    public static IInvocationOperation First(IInvocationOperation? known, IInvocationOperation call)
    {
        if (known is null)
            return call;
        int order = string.CompareOrdinal(known.Syntax.SyntaxTree.FilePath, call.Syntax.SyntaxTree.FilePath);
        return order < 0 || (order == 0 && known.Syntax.SpanStart < call.Syntax.SpanStart) ? known : call;
    }
}
