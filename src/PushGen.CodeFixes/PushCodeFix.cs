using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PushGen.CodeFixes;

/// <summary>A fix of one rule, or of rules that are mended alike. It offers itself only where it has something to change.</summary>
public abstract class PushCodeFix(params string[] rules) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. rules];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => BatchFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FixableDiagnosticIds.Contains(diagnostic.Id))      // dotnet format asks of others, too
                await OfferAsync(new FixOffer(context, root, diagnostic)).ConfigureAwait(false);
        }
    }

    /// <summary>Registers what mends the diagnostic, or nothing.</summary>
    private protected abstract Task OfferAsync(FixOffer offer);
}
