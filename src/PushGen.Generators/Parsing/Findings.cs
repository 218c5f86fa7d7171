using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing;

/// <summary>Says what an operation breaks, and remembers it on the operation.</summary>
sealed class Findings(INamedTypeSymbol contract, IFindingSink? sink)
{
    /// <summary>True in the generator: what it finds is reported by the analyzers.</summary>
    public bool AreForgotten => sink is null;

    public void Add(OperationDraft draft, DiagnosticDescriptor rule, ISymbol at, string argument0, string argument1 = "", string argument2 = "", FindingDetail detail = default)
    {
        if (rule.DefaultSeverity == DiagnosticSeverity.Error)
            draft.Rule ??= rule.Id;
        if (IsOwn(at))
            sink?.Add(rule, at, argument0, argument1, argument2, detail);
        else
            sink?.Add(rule, contract, argument0, argument1, argument2);
    }

    /// <summary>An inherited member is told at the contract: the interface that declares it may be another project's, and is no contract itself.</summary>
    public ISymbol Here(ISymbol symbol) => IsOwn(symbol) ? symbol : contract;

    public bool IsOwn(ISymbol symbol)
    {
        var member = symbol is IParameterSymbol ? symbol.ContainingSymbol : symbol;
        return SymbolEqualityComparer.Default.Equals(member.ContainingType, contract);
    }
}
