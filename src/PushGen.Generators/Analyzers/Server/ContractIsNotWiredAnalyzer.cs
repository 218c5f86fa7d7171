using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Reports an application that registers a contract and does not map it, or the other way round.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractIsNotWiredAnalyzer() : ServerAnalyzer(Descriptors.ContractIsNotWired)
{
    /// <summary>Properties for the fix: the method to call, and the interface that its type argument implements, if it has one.</summary>
    internal const string Missing = "Missing", Server = "Server";

    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols)
    {
        if (!Application.Is(start.Compilation))
            return;
        var wirings = new Dictionary<INamedTypeSymbol, Wiring>(SymbolEqualityComparer.Default);
        start.RegisterOperationAction(operation => Collect((IInvocationOperation)operation.Operation, symbols, wirings), OperationKind.Invocation);
        start.RegisterCompilationEndAction(end =>
        {
            foreach (var pair in wirings)
                Report(end, pair.Key, pair.Value);
        });
    }

    /// <summary>Only contracts whose server half is this project's: of another's half, that project may do the other call.</summary>
    static void Collect(IInvocationOperation call, ServerSymbols symbols, Dictionary<INamedTypeSymbol, Wiring> wirings)
    {
        var method = call.TargetMethod;
        var (added, mapped) = (symbols.ContractOfAdd(method), symbols.ContractOfMap(method));
        if ((added ?? mapped) is not { } contract || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, symbols.Compilation.Assembly))
            return;
        lock (wirings)
        {
            if (!wirings.TryGetValue(contract, out var wiring))
                wirings.Add(contract, wiring = new Wiring());
            if (added is not null)
                wiring.Added = Operations.First(wiring.Added, call);
            else
                wiring.Mapped = Operations.First(wiring.Mapped, call);
        }
    }

    static void Report(CompilationAnalysisContext context, INamedTypeSymbol contract, Wiring wiring)
    {
        if (wiring is { Added: { } added, Mapped: null })
        {
            string map = "Map" + added.TargetMethod.Name.Substring("Add".Length);
            if (!CodeSearch.Finds(context.Compilation, map, CodeSearch.IsUse, context.CancellationToken))
                Report(context, added, contract, "registered", "mapped", map, server: null, $"{map}() on what MapPush returns");
        }
        else if (wiring is { Added: null, Mapped: { } mapped })
            ReportUnregistered(context, mapped, contract);
    }

    static void ReportUnregistered(CompilationAnalysisContext context, IInvocationOperation mapped, INamedTypeSymbol contract)
    {
        string word = mapped.TargetMethod.Name.Substring("Map".Length), add = "Add" + word;
        var servers = mapped.TargetMethod.ReturnType.ContainingNamespace.GetTypeMembers($"I{word}Server");
        bool hasServer = servers.Length > 0;
        string needed = hasServer ? servers[0].Name : word + "Publisher";
        if (CodeSearch.Finds(context.Compilation, add, CodeSearch.IsUse, context.CancellationToken)
            || CodeSearch.Finds(context.Compilation, needed, CodeSearch.IsMadeOrRegistered, context.CancellationToken))
            return;
        // A contract of topics only works without registration, as long as nobody wants its publisher.
        if (!hasServer && !CodeSearch.Finds(context.Compilation, needed, static token => !CodeSearch.IsOurs(token), context.CancellationToken))
            return;
        Report(context, mapped, contract, "mapped", "registered", add, hasServer ? ContractPlace.FullName(servers[0]) : null,
            $"{add}{(hasServer ? "<…>" : "")}() on what AddPush returns");
    }

    static void Report(CompilationAnalysisContext context, IInvocationOperation at, INamedTypeSymbol contract, string done, string undone, string missing, string? server, string what) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.ContractIsNotWired, Operations.NameOf(at),
            ImmutableDictionary<string, string?>.Empty.Add(Missing, missing).Add(Server, server), contract.Name, done, undone, what));

    sealed class Wiring
    {
        public IInvocationOperation? Added { get; set; }

        public IInvocationOperation? Mapped { get; set; }
    }
}
