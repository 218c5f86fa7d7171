using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Contracts;

/// <summary>Gathers the contracts of a project for rules that only the whole compilation can tell.</summary>
static class ContractCollector
{
    /// <summary>Runs <paramref name="report"/> at the end, with the contracts in the order of their names: symbols come in any, and messages must not depend on it.</summary>
    public static void Register(AnalysisContext context, Action<CompilationAnalysisContext, List<CollectedContract>> report) =>
        context.RegisterCompilationStartAction(start =>
        {
            var contracts = new List<CollectedContract>();
            start.RegisterSymbolAction(symbol => Collect((INamedTypeSymbol)symbol.Symbol, contracts), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                contracts.Sort(static (a, b) => string.CompareOrdinal(a.FullName, b.FullName));
                report(end, contracts);
            });
        });

    static void Collect(INamedTypeSymbol type, List<CollectedContract> contracts)
    {
        if (type.TypeKind != TypeKind.Interface || KnownTypes.FindPushAttribute(type, "PushContractAttribute") is not { } attribute)
            return;
        var contract = new CollectedContract(type, attribute);
        lock (contracts)
            contracts.Add(contract);
    }
}
