using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Contracts;

/// <summary>Reports contracts whose generated types or methods are called like something that is there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.GeneratedNameIsTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        ContractCollector.Register(context, Report);
    }

    static void Report(CompilationAnalysisContext context, List<CollectedContract> contracts)
    {
        bool withServer = HasServer(context.Compilation);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var first = new Dictionary<string, CollectedContract>(StringComparer.Ordinal);
        foreach (var contract in contracts)
            words.Add(contract.Word);
        foreach (var contract in contracts)
        {
            if (ContractPlace.Rejection(contract.Type) is not null)
                continue;       // nothing is generated for it
            string? name = GeneratedTypeNames.FirstTaken(contract.Type, contract.Word, withServer), why = "and the project has a type of that name";
            if (name is null && first.TryGetValue(contract.Word, out var earlier))
            {
                bool isBeside = SymbolEqualityComparer.Default.Equals(contract.Type.ContainingNamespace, earlier.Type.ContainingNamespace);
                name = isBeside ? contract.Word + "Client" : withServer ? "Map" + contract.Word : null;
                why = $"as it does for '{earlier.FullName}'";
            }
            else if (!first.ContainsKey(contract.Word))
            {
                first.Add(contract.Word, contract);
            }
            if (name is not null)
                Tell(context, contract, name, why, words, withServer);
        }
    }

    static bool HasServer(Compilation compilation)
    {
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (assembly.Name == KnownTypes.ServerAssembly)
                return true;
        }
        return false;
    }

    static void Tell(CompilationAnalysisContext context, CollectedContract contract, string name, string why, HashSet<string> words, bool withServer)
    {
        string free = (contract.Scope ?? "Push") + contract.Word;
        if (!IsFree(free))
            free = WireNameSuggestion.Numbered(contract.Word, 2, IsFree);
        words.Add(free);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.GeneratedNameIsTaken, contract.Type.Locations[0],
            ImmutableDictionary<string, string?>.Empty.Add(FindingDetail.SuggestionKey, free), contract.FullName, name, why));

        bool IsFree(string word) => !words.Contains(word) && GeneratedTypeNames.FirstTaken(contract.Type, word, withServer) is null;
    }
}
