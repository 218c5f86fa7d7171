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
        ContractCollector.Register(context, Report);
    }

    static void Report(CompilationAnalysisContext context, List<CollectedContract> contracts)
    {
        var first = new Dictionary<string, CollectedContract>(StringComparer.OrdinalIgnoreCase);
        var later = new List<CollectedContract>();
        foreach (var contract in contracts)
        {
            if (first.ContainsKey(contract.WireName))
                later.Add(contract);
            else
                first.Add(contract.WireName, contract);
        }
        var names = new HashSet<string>(first.Keys, StringComparer.OrdinalIgnoreCase);
        foreach (var contract in later)
        {
            string free = WireNameSuggestion.ForContract(contract.WireName, contract.Scope, name => !names.Contains(name));
            names.Add(free);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ContractNameIsTaken, contract.Type.Locations[0],
                ImmutableDictionary<string, string?>.Empty.Add(FindingDetail.SuggestionKey, free),
                contract.FullName, contract.WireName, first[contract.WireName].FullName));
        }
    }
}
