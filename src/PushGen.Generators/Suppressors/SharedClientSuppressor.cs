using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Analyzers;
using PushGen.Generators.Analyzers.Client;

namespace PushGen.Generators.Suppressors;

/// <summary>A client over a connection that others use too owns nothing: disposing it does nothing, so that nobody has to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedClientSuppressor : DiagnosticSuppressor
{
    const string Why = "The client uses a connection that others own; disposing it does nothing";

    static readonly SuppressionDescriptor OfObject = new("PUSHS01", "CA2000", Why);
    static readonly SuppressionDescriptor OfType = new("PUSHS02", "CA1001", Why);
    static readonly SuppressionDescriptor OfField = new("PUSHS03", "CA2213", Why);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [OfObject, OfType, OfField];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (PushSymbols.Of(context.Compilation) is not { } symbols)
            return;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;
            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var model = context.GetSemanticModel(tree);
            bool isNoise = diagnostic.Id switch
            {
                "CA2000" => model.GetOperation(node, context.CancellationToken) is IObjectCreationOperation creation && IsShared(creation, symbols),
                "CA1001" => model.GetDeclaredSymbol(node, context.CancellationToken) is INamedTypeSymbol type && KeepsSharedOnly(context, symbols, type, null),
                _ => model.GetDeclaredSymbol(node, context.CancellationToken) is IFieldSymbol field && KeepsSharedOnly(context, symbols, field.ContainingType, field),
            };
            if (isNoise)
                context.ReportSuppression(Suppression.Create(diagnostic.Id == "CA2000" ? OfObject : diagnostic.Id == "CA1001" ? OfType : OfField, diagnostic));
        }
    }

    static bool IsShared(IObjectCreationOperation creation, PushSymbols symbols) =>
        creation.Constructor is { Parameters: { Length: 1 } parameters } && symbols.IsConnection(parameters[0].Type) && symbols.IsClient(creation.Type)
        && creation.Arguments[0].Value.Inner() is not IObjectCreationOperation;     // made for this client alone, it belongs to nobody else

    /// <summary>Whether all that the type makes and keeps in its fields, or in this one, are such clients.</summary>
    static bool KeepsSharedOnly(SuppressionAnalysisContext context, PushSymbols symbols, INamedTypeSymbol type, IFieldSymbol? only)
    {
        bool any = false;
        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            var syntax = declaration.GetSyntax(context.CancellationToken);
            var model = context.GetSemanticModel(syntax.SyntaxTree);
            foreach (var node in syntax.DescendantNodes())
            {
                if (node is not BaseObjectCreationExpressionSyntax || model.GetOperation(node, context.CancellationToken) is not IObjectCreationOperation creation)
                    continue;
                if (Field(creation) is not { } field || (only is not null && !SymbolEqualityComparer.Default.Equals(field, only)))
                    continue;
                if (IsShared(creation, symbols))
                    any = true;
                else if (IsDisposable(creation.Type))
                    return false;
            }
        }
        return any;
    }

    /// <summary>The field that what is made is put into.</summary>
    static IFieldSymbol? Field(IObjectCreationOperation creation) => creation.Outer().Parent switch
    {
        IFieldInitializerOperation initializer => initializer.InitializedFields[0],
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation reference } => reference.Field,
        _ => null,
    };

    static bool IsDisposable(ITypeSymbol? type)
    {
        foreach (var implemented in type?.AllInterfaces ?? [])
        {
            if (implemented.Name is "IDisposable" or "IAsyncDisposable")
                return true;
        }
        return false;
    }
}
