using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Contracts;

/// <summary>Reports what the generator's own reader finds wrong with a contract.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractShapeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.MemberIsNoMethod,
        Descriptors.OperationIsGeneric,
        Descriptors.ReturnTypeIsUnknown,
        Descriptors.ParameterIsByReference,
        Descriptors.SeveralCancellationTokens,
        Descriptors.CancellationTokenIsNotLast,
        Descriptors.OperationNameIsTaken,
        Descriptors.WireNameIsIllegal,
        Descriptors.ContractIsEmpty,
        Descriptors.TopicIsNoSequence,
        Descriptors.KeyTypeIsUnsupported,
        Descriptors.KeyNameIsReserved,
        Descriptors.TypeNameIsNoIdentifier,
        Descriptors.SequenceIsMisplaced,
        Descriptors.KeyIsAPerson,
        Descriptors.PublicTopicIsRestricted,
        Descriptors.CancellationTokenIsMissing,
        Descriptors.TopicOptionsContradict,
        Descriptors.RepetitionIsMisplaced,
        Descriptors.JsonContextIsNone,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(static context => Analyze(context), SymbolKind.NamedType);
    }

    static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind == TypeKind.Interface && KnownTypes.FindPushAttribute(type, "PushContractAttribute") is { } attribute)
            ContractReader.Read(type, attribute, context.Compilation, new ReportingSink(context.ReportDiagnostic), withParsers: false, context.CancellationToken);
    }

    sealed class ReportingSink(Action<Diagnostic> report) : IFindingSink
    {
        public void Add(DiagnosticDescriptor rule, ISymbol at, string argument0, string argument1, string argument2, FindingDetail detail)
        {
            var place = detail.Attribute is { } attribute ? AttributePlace.Of(attribute, detail.Option) : null;
            var properties = detail.Suggestion is { } suggestion
                ? ImmutableDictionary<string, string?>.Empty.Add(FindingDetail.SuggestionKey, suggestion)
                : null;
            report(Diagnostic.Create(rule, place ?? at.Locations[0], properties, argument0, argument1, argument2));
        }
    }
}
