using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>
/// Reports payloads that do not arrive as they were sent. Each declaration is looked at where it stands, the contract's operations and the members of
/// the project's own payload types, so that nothing is told twice, however many contracts send a type.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.PayloadIsUnserializable,
        Descriptors.PayloadIsAbstract,
        Descriptors.PayloadIsUntyped,
        Descriptors.TimeHasNoOffset,
        Descriptors.PayloadIsNotConstructed,
        Descriptors.ValueIsNoProperty,
        Descriptors.PropertyIsNotRead,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        PushSymbols.WhenUsed(context, static (start, _) =>
        {
            var compilation = start.Compilation;
            var graph = new Lazy<PayloadGraph>(() => PayloadGraph.Of(compilation));
            start.RegisterSymbolAction(symbol => Analyze(symbol, graph.Value), SymbolKind.NamedType);
        });
    }

    static void Analyze(SymbolAnalysisContext context, PayloadGraph graph)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (graph.Has(type))
            AnalyzePayload(context, type, graph);
        else if (ContractPayloads.Attribute(type) is not null)
            AnalyzeContract(context, type, graph);
    }

    static void AnalyzeContract(SymbolAnalysisContext context, INamedTypeSymbol contract, PayloadGraph graph)
    {
        var findings = new Findings(contract, sink: null);
        var walk = new Reporter(context, graph);
        foreach (var use in ContractPayloads.Read(contract))
            walk.Enter(use.Type, findings.Here(use.At), TypeText.ShowMember(use.At is IParameterSymbol ? use.At.ContainingSymbol : use.At));
    }

    static void AnalyzePayload(SymbolAnalysisContext context, INamedTypeSymbol type, PayloadGraph graph)
    {
        if (graph.IsDeclared(type))
            AnalyzeDeclared(context, type, graph);
        var walk = new Reporter(context, graph);
        foreach (var member in PayloadMembers.Of(type, graph.Settings))
        {
            if (!SymbolEqualityComparer.Default.Equals(member.ContainingType, type))
                continue;
            if (PayloadMembers.IsWritten(member))
                walk.Enter(PayloadMembers.TypeOf(member), member, TypeText.ShowMember(member));
            if (member is IPropertySymbol property && graph.IsLost(property))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.PropertyIsNotRead, member.Locations[0], TypeText.ShowMember(member), property.SetMethod is null ? "has no setter" : "its setter is not public"));
        }
        foreach (var member in type.GetMembers())
        {
            if (PayloadMembers.IsLostField(member, graph.Settings))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.ValueIsNoProperty, member.Locations[0], $"The field '{TypeText.ShowMember(member)}' is", "make it a property"));
        }
        if (type.BaseType is { SpecialType: SpecialType.None } parent && !walk.IsOwn(parent))
            walk.EnterForeignBase(parent, type);
    }

    static void AnalyzeDeclared(SymbolAnalysisContext context, INamedTypeSymbol type, PayloadGraph graph)
    {
        if (PayloadWalk.IsAbstract(type))
        {
            if (!PayloadWalk.NamesDerived(type))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.PayloadIsAbstract, type.Locations[0], PayloadTypes.Show(type), PayloadWalk.WhatItIs(type)));
        }
        else if (PayloadConstructor.Of(type, graph.Settings).Fault is { } fault)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PayloadIsNotConstructed, type.Locations[0], PayloadTypes.Show(type), fault));
        }
    }

    sealed class Reporter(SymbolAnalysisContext context, PayloadGraph graph)
        : PayloadWalk(context.Compilation.Assembly, graph.Settings, context.Compilation.ObjectType)
    {
        ISymbol at = null!;
        string member = "";

        public void Enter(ITypeSymbol type, ISymbol at, string member)
        {
            (this.at, this.member) = (at, member);
            Enter(type);
        }

        public void EnterForeignBase(INamedTypeSymbol parent, INamedTypeSymbol type)
        {
            (at, member) = (type, type.Name);
            EnterForeignBase(parent);
        }

        protected override void Fault(DiagnosticDescriptor rule, ITypeSymbol type, string argument0, string argument1) =>
            context.ReportDiagnostic(Diagnostic.Create(rule, TypePlace.Of(at, type, context.CancellationToken), argument0, argument1, member));
    }
}
