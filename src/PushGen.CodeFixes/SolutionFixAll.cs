using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PushGen.CodeFixes;

/// <summary>Mends many places in one go, for fixes that change or add files that several of them share.</summary>
sealed class SolutionFixAll(Func<Solution, IReadOnlyList<Diagnostic>, CancellationToken, Task<Solution>> mend) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var told = new List<Diagnostic>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                told.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;
            case FixAllScope.Project:
                told.AddRange(await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;
            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects)
                    told.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                break;
        }
        return told.Count == 0 ? null
            : CodeAction.Create(context.CodeActionEquivalenceKey ?? "Mend all", cancellation => mend(context.Solution, told, cancellation), context.CodeActionEquivalenceKey);
    }

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];
}
