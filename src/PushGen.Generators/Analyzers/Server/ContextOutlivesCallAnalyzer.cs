using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Reports a PushContext that is kept in a static, or injected into a singleton: it belongs to one call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContextOutlivesCallAnalyzer() : ServerAnalyzer(Descriptors.ContextOutlivesCall)
{
    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols)
    {
        start.RegisterSymbolAction(symbol => AnalyzeStatic(symbol, symbols), SymbolKind.Field, SymbolKind.Property);
        start.RegisterOperationAction(operation => AnalyzeCall(operation, (IInvocationOperation)operation.Operation, symbols), OperationKind.Invocation);
    }

    static void AnalyzeStatic(SymbolAnalysisContext context, ServerSymbols symbols)
    {
        var symbol = context.Symbol;
        bool isKept = symbol switch
        {
            IFieldSymbol field => field.AssociatedSymbol is null && IsContext(field.Type, symbols),
            IPropertySymbol property => IsContext(property.Type, symbols) && IsAutomatic(property),
            _ => false,
        };
        if (symbol.IsStatic && !symbol.IsImplicitlyDeclared && isKept)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ContextOutlivesCall, symbol.Locations[0], $"'{symbol.ContainingType.Name}.{symbol.Name}' is static"));
    }

    static bool IsContext(ITypeSymbol type, ServerSymbols symbols) => SymbolEqualityComparer.Default.Equals(type, symbols.Context);

    /// <summary>A property with a body may find the context anew each time.</summary>
    static bool IsAutomatic(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property))
                return true;
        }
        return false;
    }

    static void AnalyzeCall(OperationAnalysisContext context, IInvocationOperation call, ServerSymbols symbols)
    {
        var method = call.TargetMethod;
        if (method.TypeArguments.Length == 0 || !IsSingleton(method.Name) || !IsOfDependencyInjection(method) || HasFactory(method))
            return;
        if (method.TypeArguments[method.TypeArguments.Length - 1] is INamedTypeSymbol { TypeKind: TypeKind.Class } type && TakesContext(type, symbols))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ContextOutlivesCall, TypeArgument(call), $"'{type.Name}', whose constructor takes it, is a singleton"));
    }

    static bool IsSingleton(string name) =>
        name is "AddSingleton" or "TryAddSingleton" or "AddKeyedSingleton" or "TryAddKeyedSingleton" or "AddHostedService" or "AddActivatedSingleton";

    static bool IsOfDependencyInjection(IMethodSymbol method) =>
        method.ContainingNamespace is { Name: "DependencyInjection" or "Extensions" } scope && scope.ToDisplayString().StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal);

    /// <summary>An instance, or a delegate that makes one, may come by its context in another way.</summary>
    static bool HasFactory(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Delegate || parameter.Name is "implementationInstance" or "instance")
                return true;
        }
        return false;
    }

    /// <summary>Whether each constructor that the container could use takes a context.</summary>
    static bool TakesContext(INamedTypeSymbol type, ServerSymbols symbols)
    {
        bool takes = false;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility != Accessibility.Public)
                continue;
            takes = false;
            foreach (var parameter in constructor.Parameters)
                takes |= IsContext(parameter.Type, symbols);
            if (!takes)
                return false;
        }
        return takes;
    }

    static Location TypeArgument(IInvocationOperation call)
    {
        var name = Operations.NameOf(call);
        var node = call.Syntax.FindNode(name.SourceSpan);
        return node is GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } arguments } ? arguments[arguments.Count - 1].GetLocation() : name;
    }
}
