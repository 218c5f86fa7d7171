using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Reports a contract that one block maps twice under one prefix. The application would not start.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractIsMappedTwiceAnalyzer() : ServerAnalyzer(Descriptors.ContractIsMappedTwice)
{
    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols) =>
        start.RegisterOperationAction(operation => Analyze(operation, (IInvocationOperation)operation.Operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, IInvocationOperation map, ServerSymbols symbols)
    {
        if (symbols.ContractOfMap(map.TargetMethod) is not { } contract || StatementOf(map) is not { Parent: IBlockOperation block } statement)
            return;
        foreach (var earlier in block.Operations)
        {
            if (earlier == statement)
                return;
            if (FindMap(earlier, map.TargetMethod, symbols) is not { } first || !IsSameGroup(first, map, symbols, block))
                continue;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ContractIsMappedTwice, Operations.NameOf(map), contract.Name,
                first.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
            return;
        }
    }

    /// <summary>The statement of its own, or variable, that a call chain is. Not what stands under a condition or in a lambda.</summary>
    static IOperation? StatementOf(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IInvocationOperation or IArgumentOperation or IConversionOperation or IPropertyReferenceOperation
            or IVariableInitializerOperation or IVariableDeclaratorOperation or IVariableDeclarationOperation)
            parent = parent.Parent;
        return parent is IExpressionStatementOperation or IVariableDeclarationGroupOperation ? parent : null;
    }

    static IInvocationOperation? FindMap(IOperation statement, IMethodSymbol map, ServerSymbols symbols)
    {
        if (statement is not (IExpressionStatementOperation or IVariableDeclarationGroupOperation))
            return null;
        foreach (var operation in statement.Descendants())
        {
            if (operation is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod, map) && StatementOf(call) == statement)
                return call;
        }
        return null;
    }

    static bool IsSameGroup(IInvocationOperation first, IInvocationOperation second, ServerSymbols symbols, IBlockOperation block) =>
        (Group(first, symbols), Group(second, symbols)) switch
        {
            (ILocalReferenceOperation one, ILocalReferenceOperation two) => IsSame(one, two, block),
            (IParameterReferenceOperation one, IParameterReferenceOperation two) => IsSame(one, two, block),
            // Two groups, of one prefix of one application.
            (IInvocationOperation one, IInvocationOperation two) => Prefix(one) is { } prefix && prefix == Prefix(two)
                && Operations.Receiver(one) is { } app && Operations.Receiver(two) is { } other && IsSame(app, other, block),
            _ => false,
        };

    /// <summary>What a contract is mapped on, past conventions: a variable, or the call of MapPush.</summary>
    static IOperation? Group(IInvocationOperation map, ServerSymbols symbols)
    {
        var group = Operations.Receiver(map);
        while (group is IInvocationOperation call && symbols.IsRouteBuilder(call.Type) && !symbols.IsMapPush(call.TargetMethod))
            group = Operations.Receiver(call);
        return group;
    }

    static string? Prefix(IInvocationOperation mapPush)
    {
        foreach (var argument in mapPush.Arguments)
        {
            if (argument.Parameter?.Name == "prefix")
                return argument.Value.ConstantValue is { HasValue: true, Value: string prefix } ? prefix.TrimEnd('/') : null;
        }
        return null;
    }

    /// <summary>Whether both are one variable, which is given its value once.</summary>
    static bool IsSame(IOperation one, IOperation two, IBlockOperation block) => Variables.Of(one) is { } variable
        && SymbolEqualityComparer.Default.Equals(variable, Variables.Of(two)) && !Variables.IsWrittenIn(variable, block);
}
