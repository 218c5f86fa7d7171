using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Reports topics that an application maps and nothing in it publishes to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TopicIsNeverPublishedAnalyzer() : ServerAnalyzer(Descriptors.TopicIsNeverPublished)
{
    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols)
    {
        if (!Application.Is(start.Compilation))
            return;
        var mapped = new Dictionary<INamedTypeSymbol, IInvocationOperation>(SymbolEqualityComparer.Default);
        var used = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        start.RegisterOperationAction(operation => Collect(operation.Operation, symbols, mapped, used), OperationKind.Invocation, OperationKind.MethodReference);
        start.RegisterCompilationEndAction(end =>
        {
            if (mapped.Count == 0 || Application.SharesItsServer(end.Compilation))
                return;
            foreach (var pair in mapped)
                Report(end, pair.Key, pair.Value, symbols, used);
        });
    }

    static void Collect(IOperation operation, ServerSymbols symbols, Dictionary<INamedTypeSymbol, IInvocationOperation> mapped, HashSet<IMethodSymbol> used)
    {
        var method = operation is IInvocationOperation call ? call.TargetMethod : ((IMethodReferenceOperation)operation).Method;
        if (symbols.ContractOfTopic(method) is not null)
        {
            lock (used)
                used.Add(method.OriginalDefinition);
        }
        else if (operation is IInvocationOperation map && symbols.ContractOfMap(method) is { } contract)
        {
            lock (mapped)
                mapped[contract] = Operations.First(mapped.TryGetValue(contract, out var known) ? known : null, map);
        }
    }

    static void Report(CompilationAnalysisContext context, INamedTypeSymbol contract, IInvocationOperation map, ServerSymbols symbols, HashSet<IMethodSymbol> used)
    {
        var endpoints = map.TargetMethod.ReturnType;
        string name = map.TargetMethod.Name.Substring("Map".Length) + "Publisher";
        foreach (var publisher in endpoints.ContainingNamespace.GetTypeMembers(name))
        {
            foreach (var member in publisher.GetMembers())
            {
                if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } topic || !symbols.IsTopic(topic.ReturnType) || used.Contains(topic))
                    continue;
                if (!CodeSearch.Finds(context.Compilation, topic.Name, CodeSearch.IsOtherGenerators, context.CancellationToken))
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.TopicIsNeverPublished, Place(contract, topic.Name, map), $"{contract.Name}.{topic.Name}", $"{name}.{topic.Name}"));
            }
        }
    }

    /// <summary>The topic, where it is this project's.</summary>
    static Location Place(INamedTypeSymbol contract, string topic, IInvocationOperation map)
    {
        foreach (var member in contract.GetMembers(topic))
        {
            if (member.Locations[0].IsInSource)
                return member.Locations[0];
        }
        return Operations.NameOf(map);
    }
}
