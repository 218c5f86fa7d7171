using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Parsing;

namespace PushGen.CodeFixes;

/// <summary>One diagnostic, where it stands, and the place to register what mends it.</summary>
readonly struct FixOffer(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
{
    public Diagnostic Diagnostic => diagnostic;

    public Document Document => context.Document;

    public SyntaxNode Root => root;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>The innermost node of this kind that the diagnostic stands in.</summary>
    public T? Find<T>() where T : SyntaxNode =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();

    /// <summary>Something that a rule says to its fix.</summary>
    public string? Property(string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    /// <summary>What the rule itself suggests to write.</summary>
    public string? Suggestion => Property(FindingDetail.SuggestionKey);

    /// <summary>A fix that changes this document only. The title is also its key for fix-all, so it names no symbol unless <paramref name="key"/> is given.</summary>
    public void Change(string title, Func<CancellationToken, Task<Document>> change, string? key = null) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, key ?? title), diagnostic);

    /// <summary>A fix that changes or adds other documents.</summary>
    public void ChangeSolution(string title, Func<CancellationToken, Task<Solution>> change, string? key = null) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, key ?? title), diagnostic);

    /// <summary>A fix whose new code names types in full, as <see cref="Written"/> has them.</summary>
    public void Rewrite(string title, SyntaxNode changed, string? key = null)
    {
        var document = context.Document;
        Change(title, cancellationToken => Written.ApplyAsync(document, changed, cancellationToken), key);
    }

    /// <summary>A fix that replaces one node.</summary>
    public void Replace(string title, SyntaxNode old, SyntaxNode @new, string? key = null)
    {
        var (document, before) = (context.Document, root);
        Change(title, _ => Task.FromResult(document.WithSyntaxRoot(before.ReplaceNode(old, @new))), key);
    }
}
