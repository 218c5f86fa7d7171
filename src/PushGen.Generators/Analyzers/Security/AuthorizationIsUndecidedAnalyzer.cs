using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Security;

/// <summary>Reports contracts that are mapped without a word on who may use them. Where that word could be said out of sight, it was.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthorizationIsUndecidedAnalyzer() : ServerAnalyzer(Descriptors.AuthorizationIsUndecided)
{
    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols)
    {
        var hasFallback = new Lazy<bool>(() => HasFallbackPolicy(symbols.Compilation));
        start.RegisterOperationAction(operation => Analyze(operation, (IInvocationOperation)operation.Operation, symbols, hasFallback), OperationKind.Invocation);
    }

    static void Analyze(OperationAnalysisContext context, IInvocationOperation map, ServerSymbols symbols, Lazy<bool> hasFallback)
    {
        if (symbols.ContractOfMap(map.TargetMethod) is not { } contract || !IsUndecided(map) || !new OpenGroups(symbols).Contain(Operations.Receiver(map)))
            return;
        if (!TopicOptions.DecideAll(contract) && !hasFallback.Value)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.AuthorizationIsUndecided, Operations.NameOf(map), contract.Name));
    }

    /// <summary>Whether nothing is done with what <c>MapX</c> returns but what has nothing to do with authorization.</summary>
    static bool IsUndecided(IInvocationOperation map)
    {
        var end = Conventions.End(map, static call => Conventions.IsNeutral(call.TargetMethod));
        return Conventions.IsStatement(end)
            || Operations.User(end) is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } } && !IsUsed(variable, map);
    }

    static bool IsUsed(ILocalSymbol variable, IOperation operation)
    {
        foreach (var inner in Operations.Root(operation).Descendants())
        {
            if (inner is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, variable))
                return true;
        }
        return false;
    }

    /// <summary>A fallback policy decides for every endpoint.</summary>
    static bool HasFallbackPolicy(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetText().ToString().IndexOf("FallbackPolicy", StringComparison.Ordinal) >= 0)
                return true;
        }
        return false;
    }
}
