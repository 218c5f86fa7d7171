using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Contracts;

/// <summary>Reports <c>[Topic]</c> and its like where nothing reads them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeWithoutEffectAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The fix's word for the case in which <c>[PushContract]</c> is what is missing.</summary>
    public const string MakeContract = "[PushContract]";

    static readonly string[] Names = ["TopicAttribute", "PushNameAttribute", "IdempotentAttribute", "AtMostOnceAttribute"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.AttributeIsWithoutEffect];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        PushSymbols.WhenUsed(context, static (start, _) =>
        {
            // Few projects ever ask which interfaces their contracts inherit, so it is found out when one does.
            var inherited = new Lazy<HashSet<INamedTypeSymbol>>(() => InheritedContracts.Find(start.Compilation));
            start.RegisterSymbolAction(symbol => Analyze(symbol, inherited), SymbolKind.Method);
        });
    }

    static void Analyze(SymbolAnalysisContext context, Lazy<HashSet<INamedTypeSymbol>> inherited)
    {
        var method = (IMethodSymbol)context.Symbol;
        Analyze(context, method, method, inherited);
        foreach (var parameter in method.Parameters)
            Analyze(context, parameter, method, inherited);
    }

    static void Analyze(SymbolAnalysisContext context, ISymbol annotated, IMethodSymbol method, Lazy<HashSet<INamedTypeSymbol>> inherited)
    {
        foreach (var attribute in annotated.GetAttributes())
        {
            if (NameOf(attribute) is not { } name || Fault(method, inherited) is not { } fault || AttributePlace.Of(attribute) is not { } place)
                continue;
            bool isContract = fault.MissesContract && method.ContainingType.Arity == 0;
            var properties = isContract ? ImmutableDictionary<string, string?>.Empty.Add(FindingDetail.SuggestionKey, MakeContract) : null;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.AttributeIsWithoutEffect, place, properties, name, Shown(annotated, method), fault.Why));
        }
    }

    static string Shown(ISymbol annotated, IMethodSymbol method) => annotated is IParameterSymbol ? annotated.Name : TypeText.ShowMember(method);

    static string? NameOf(AttributeData attribute)
    {
        foreach (string name in Names)
        {
            if (KnownTypes.IsPushAttribute(attribute, name))
                return name.Substring(0, name.Length - "Attribute".Length);
        }
        return null;
    }

    static (string Why, bool MissesContract)? Fault(IMethodSymbol method, Lazy<HashSet<INamedTypeSymbol>> inherited)
    {
        var type = method.ContainingType;
        if (type.TypeKind != TypeKind.Interface)
            return ("it is read from the interface with [PushContract]", false);
        if (!method.IsAbstract || method.IsStatic)
            return ("a static method or one with a body is no operation", false);
        if (type.Arity > 0 || KnownTypes.FindPushAttribute(type, "PushContractAttribute") is not null || inherited.Value.Contains(type))
            return null;        // a generic interface can be there only to be inherited
        return ($"'{type.Name}' has no [PushContract]", true);
    }
}
