using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>Reports payloads that the contract's JsonContext does not cover, and a contract without context where there is no reflection.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonContextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.PayloadIsNotCovered, Descriptors.JsonContextIsMissing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        PushSymbols.WhenUsed(context, static (start, _) =>
        {
            string? trimming = Trimming.SetBy(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            start.RegisterSymbolAction(symbol => Analyze(symbol, trimming), SymbolKind.NamedType);
        });
    }

    static void Analyze(SymbolAnalysisContext context, string? trimming)
    {
        var contract = (INamedTypeSymbol)context.Symbol;
        if (ContractPayloads.Attribute(contract) is not { } attribute || ContractPlace.Rejection(contract) is not null)
            return;
        if (ContractPayloads.JsonContext(attribute) is { } json)
            ReportMissing(context, contract, json, trimming);
        else if (trimming is not null && !NamesContext(attribute))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.JsonContextIsMissing, contract.Locations[0], contract.Name, trimming));
    }

    /// <summary>Also where it is not known (yet) what the name stands for.</summary>
    static bool NamesContext(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument is { Key: "JsonContext", Value: { Kind: TypedConstantKind.Error } or { Value: not null } })
                return true;
        }
        return false;
    }

    static void ReportMissing(SymbolAnalysisContext context, INamedTypeSymbol contract, INamedTypeSymbol json, string? trimming)
    {
        var findings = new Findings(contract, sink: null);
        var severity = trimming is null ? Descriptors.PayloadIsNotCovered.DefaultSeverity : DiagnosticSeverity.Error;
        foreach (var use in JsonCoverage.Missing(contract, json))
        {
            var here = findings.Here(use.At);
            var place = SymbolEqualityComparer.Default.Equals(here, contract) ? contract.Locations[0] : TypePlace.Of(use.At, use.Type, context.CancellationToken);
            var operation = use.At is IParameterSymbol ? use.At.ContainingSymbol : use.At;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PayloadIsNotCovered, place, severity, additionalLocations: null, properties: null,
                json.Name, PayloadTypes.Show(use.Type), TypeText.ShowMember(operation)));
        }
    }
}
