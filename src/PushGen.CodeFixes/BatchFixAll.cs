using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PushGen.CodeFixes;

/// <summary>
/// The batch fixer, which works also where nobody has chosen a fix. <c>dotnet format</c> names the one that is offered at the first diagnostic of an
/// analyzer; where that is of another rule there is none, and the batch fixer would change nothing. The first fix that is offered anywhere is taken then.
/// </summary>
sealed class BatchFixAll : FixAllProvider
{
    public static readonly BatchFixAll Instance = new();

    static FixAllProvider Batch => WellKnownFixAllProviders.BatchFixer;

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => Batch.GetSupportedFixAllScopes();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        if (context is { CodeActionEquivalenceKey: null, Document: { } document })
            context = new(document, context.CodeFixProvider, context.Scope, await FirstKeyAsync(context).ConfigureAwait(false), context.DiagnosticIds, new Same(context), context.CancellationToken);
        return await Batch.GetFixAsync(context).ConfigureAwait(false);
    }

    static async Task<string?> FirstKeyAsync(FixAllContext context)
    {
        string? key = null;
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                if (key is null && context.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
                {
                    var offer = new CodeFixContext(document, diagnostic, (action, _) => key ??= action.EquivalenceKey, context.CancellationToken);
                    await context.CodeFixProvider.RegisterCodeFixesAsync(offer).ConfigureAwait(false);
                }
            }
        }
        return key;
    }

    /// <summary>The diagnostics of another context.</summary>
    sealed class Same(FixAllContext context) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await context.GetProjectDiagnosticsAsync(project).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
    }
}
