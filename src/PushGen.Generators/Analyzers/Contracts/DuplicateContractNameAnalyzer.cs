using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Contracts;

/// <summary>Reports two contracts of a project with one name on the wire.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateContractNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ContractNameIsTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var contracts = new List<(INamedTypeSymbol Type, string Name)>();
            start.RegisterSymbolAction(symbol => Collect((INamedTypeSymbol)symbol.Symbol, contracts), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, contracts));
        });
    }

    static void Collect(INamedTypeSymbol type, List<(INamedTypeSymbol Type, string Name)> contracts)
    {
        if (type.TypeKind != TypeKind.Interface || KnownTypes.FindPushAttribute(type, "PushContractAttribute") is not { } attribute)
            return;
        string name = ContractReader.WireName(type, attribute);
        lock (contracts)
            contracts.Add((type, name));
    }

    static void Report(CompilationAnalysisContext context, List<(INamedTypeSymbol Type, string Name)> contracts)
    {
        // Symbol actions run in any order; the messages must not depend on it.
        contracts.Sort(static (a, b) => string.CompareOrdinal(ContractPlace.FullName(a.Type), ContractPlace.FullName(b.Type)));
        var first = new Dictionary<string, INamedTypeSymbol>(StringComparer.OrdinalIgnoreCase);
        foreach (var (type, name) in contracts)
        {
            if (first.TryGetValue(name, out var earlier))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.ContractNameIsTaken, type.Locations[0], ContractPlace.FullName(type), name, ContractPlace.FullName(earlier)));
            else
                first.Add(name, type);
        }
    }
}
