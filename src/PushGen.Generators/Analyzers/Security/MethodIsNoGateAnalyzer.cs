using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Security;

/// <summary>Reports methods of a server class that look like the gate of a topic and are none: nobody would ask them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodIsNoGateAnalyzer() : ServerAnalyzer(Descriptors.MethodIsNoGate)
{
    /// <summary>Properties for the fix: the contract and topic that are to be gated, or the name that the gate has.</summary>
    internal const string Contract = "Contract", Topic = "Topic", Gate = "Gate";

    const string Prefix = "Authorize";

    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols) =>
        start.RegisterSymbolAction(symbol => Analyze(symbol, (INamedTypeSymbol)symbol.Symbol, symbols), SymbolKind.NamedType);

    static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol server, ServerSymbols symbols)
    {
        if (server.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return;
        foreach (var member in server.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false } method
                && method.Name.StartsWith(Prefix, StringComparison.Ordinal) && ReturnsValueTaskOfBool(method))
                Analyze(context, method, symbols);
        }
    }

    static bool ReturnsValueTaskOfBool(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Arity: 1 } type && type.TypeArguments[0].SpecialType == SpecialType.System_Boolean && KnownTypes.IsValueTask(type);

    static void Analyze(SymbolAnalysisContext context, IMethodSymbol method, ServerSymbols symbols)
    {
        IMethodSymbol? topic = null;
        INamedTypeSymbol? contract = null;
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers(method.Name))
            {
                // The gate itself, a help to it, or an operation of this name.
                if (member.Kind == SymbolKind.Method)
                    return;
            }
            if (symbols.ContractOf(implemented) is not { } of || Closest(of, method.Name.Substring(Prefix.Length)) is not { } found)
                continue;
            topic = found;
            contract = of;
        }
        if (topic is not null && contract is not null && !HasGate(method.ContainingType, topic))
            Report(context, method, contract, topic);
    }

    /// <summary>Beside the gate itself, a method of a similar name is a help to it.</summary>
    static bool HasGate(INamedTypeSymbol server, IMethodSymbol topic)
    {
        foreach (var implemented in server.AllInterfaces)
        {
            foreach (var gate in implemented.GetMembers(Prefix + topic.Name))
            {
                if (server.FindImplementationForInterfaceMember(gate) is not null)
                    return true;
            }
        }
        return false;
    }

    /// <summary>The topic of this name, or of one with a letter or two more, fewer or others.</summary>
    static IMethodSymbol? Closest(INamedTypeSymbol contract, string name)
    {
        IMethodSymbol? closest = null;
        int least = Math.Min(3, name.Length / 2);       // of short names, one or two letters are another name
        foreach (var operation in TopicOptions.Operations(contract))
        {
            if (KnownTypes.FindPushAttribute(operation, "TopicAttribute") is null)
                continue;
            int distance = EditDistance.Of(name, operation.Name);
            if (distance >= least && distance > 0)
                continue;
            closest = operation;
            least = distance;
        }
        return closest;
    }

    static void Report(SymbolAnalysisContext context, IMethodSymbol method, INamedTypeSymbol contract, IMethodSymbol topic)
    {
        string gate = Prefix + topic.Name;
        bool isGated = TopicOptions.Is(topic, "Gated"), isMisspelt = method.Name != gate;
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (isMisspelt)
            properties = properties.Add(Gate, gate);
        if (!isGated)
            properties = properties.Add(Contract, ContractPlace.FullName(topic.ContainingType)).Add(Topic, topic.Name);
        string toDo = (isMisspelt, isGated) switch
        {
            (true, true) => $"rename it to {gate}",
            (true, false) => $"rename it to {gate} and set Gated = true on the topic",
            _ => "set Gated = true on the topic",
        };
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.MethodIsNoGate, method.Locations[0], properties,
            $"{method.ContainingType.Name}.{method.Name}", $"{contract.Name}.{topic.Name}", toDo));
    }
}
