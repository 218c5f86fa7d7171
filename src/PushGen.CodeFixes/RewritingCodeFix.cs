using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PushGen.CodeFixes;

/// <summary>
/// A fix that changes more than its own place, like the signature of the method around it. Several of one file are applied one after the other, as
/// their changes would collide otherwise.
/// </summary>
public abstract class RewritingCodeFix(string rule, string title) : PushCodeFix(rule)
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return root is null || model is null ? document : document.WithSyntaxRoot(RewriteAll(root, model, diagnostics, context.CancellationToken));
    });

    private protected sealed override async Task OfferAsync(FixOffer offer)
    {
        var (root, document, diagnostic) = (offer.Root, offer.Document, offer.Diagnostic);
        var model = await document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false);
        if (model is not null && Find(root, model, diagnostic, offer.CancellationToken) is { } node)
            offer.Change(title, _ => Task.FromResult(document.WithSyntaxRoot(Rewrite(root, node, diagnostic))));
    }

    SyntaxNode RewriteAll(SyntaxNode root, SemanticModel model, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var found = new List<(SyntaxNode Node, Diagnostic Diagnostic)>();
        foreach (var diagnostic in diagnostics)
        {
            if (Find(root, model, diagnostic, cancellationToken) is { } node)
                found.Add((node, diagnostic));
        }
        root = root.TrackNodes(found.ConvertAll(one => one.Node));
        foreach (var (node, diagnostic) in found)
        {
            if (root.GetCurrentNode(node) is { } current)       // else an earlier change has taken it along
                root = Rewrite(root, current, diagnostic);
        }
        return root;
    }

    /// <summary>The node to start from; null: there is nothing to offer.</summary>
    private protected abstract SyntaxNode? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>The changed tree. Other changes may have been made to it since the node was found.</summary>
    private protected abstract SyntaxNode Rewrite(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic);
}
