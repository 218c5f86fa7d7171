using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PushGen.Generators.Analyzers;

/// <summary>Whether a local variable or parameter keeps its value.</summary>
static class Variables
{
    /// <summary>The variable that an operation reads, or null.</summary>
    public static ISymbol? Of(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        _ => null,
    };

    public static bool IsWrittenIn(ISymbol variable, IOperation scope)
    {
        foreach (var operation in scope.Descendants())
        {
            if (Writes(operation, variable))
                return true;
        }
        return false;
    }

    /// <summary>Whether the variable is declared outside of a loop and not written in it, nor in a lambda or local function, which may run in it.</summary>
    public static bool IsSameIn(ISymbol variable, ILoopOperation loop)
    {
        foreach (var declaration in variable.DeclaringSyntaxReferences)
        {
            if (declaration.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(declaration.Span))
                return false;
        }
        var function = Operations.Function(loop);
        foreach (var operation in Operations.Root(loop).Descendants())
        {
            if (Writes(operation, variable) && (loop.Syntax.Span.Contains(operation.Syntax.Span) || Operations.Function(operation) != function))
                return false;
        }
        return true;
    }

    static bool Writes(IOperation operation, ISymbol variable) => operation switch
    {
        IAssignmentOperation assignment => IsTarget(assignment.Target, variable),
        IIncrementOrDecrementOperation increment => IsTarget(increment.Target, variable),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsTarget(argument.Value, variable),
        _ => false,
    };

    static bool IsTarget(IOperation target, ISymbol variable)
    {
        if (target is not ITupleOperation tuple)
            return SymbolEqualityComparer.Default.Equals(Of(target), variable);
        foreach (var element in tuple.Elements)
        {
            if (IsTarget(element, variable))
                return true;
        }
        return false;
    }
}
