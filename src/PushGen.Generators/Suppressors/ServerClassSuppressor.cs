using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Analyzers;

namespace PushGen.Generators.Suppressors;

/// <summary>
/// Server classes are made by the container, payloads by System.Text.Json: both without a <c>new</c> in the source. And a stream of a server class
/// is given the token that it is enumerated with, so that it needs no <c>[EnumeratorCancellation]</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServerClassSuppressor : DiagnosticSuppressor
{
    static readonly SuppressionDescriptor Instantiated = new("PUSHS04", "CA1812", "The class is made by the container for each call, or by System.Text.Json for each payload");
    static readonly SuppressionDescriptor Canceled = new("PUSHS05", "CS8425", "PushGen enumerates a stream with the very token that it passes to the method");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Instantiated, Canceled];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (PushSymbols.Of(context.Compilation) is null)
            return;
        MadeElsewhere? made = null;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;
            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var symbol = context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken);
            if (diagnostic.Id == Canceled.SuppressedDiagnosticId)
            {
                if (symbol is IMethodSymbol method && GeneratedServers.IsImplementation(method))
                    context.ReportSuppression(Suppression.Create(Canceled, diagnostic));
            }
            else if (symbol is INamedTypeSymbol type && (made ??= new MadeElsewhere(context)).Contains(type))
            {
                context.ReportSuppression(Suppression.Create(Instantiated, diagnostic));
            }
        }
    }
}
