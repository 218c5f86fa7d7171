using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PushGen.Generators.Analyzers.Server;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Server;

/// <summary>PUSH0201: inserts the call that is missing, wherever the application registers or maps.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ContractIsNotWiredCodeFix() : PushCodeFix(DiagnosticIds.ContractIsNotWired)
{
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneAfterTheOther.Instance;

    private protected override async Task OfferAsync(FixOffer offer)
    {
        var (document, diagnostic) = (offer.Document, offer.Diagnostic);
        if (await InsertAsync(document.Project, diagnostic, offer.CancellationToken).ConfigureAwait(false) is { } solution)
            offer.ChangeSolution("Insert the missing call", _ => Task.FromResult(solution));
    }

    static async Task<Solution?> InsertAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        string missing = diagnostic.Properties[ContractIsNotWiredAnalyzer.Missing]!;
        string? server = diagnostic.Properties[ContractIsNotWiredAnalyzer.Server];
        INamedTypeSymbol? type = null;
        if (server is not null && (type = await ServerClass.FindAsync(project, server, cancellationToken).ConfigureAwait(false)) is null)
            return null;
        Func<SyntaxNode, SemanticModel, SyntaxNode?>[] ways = missing.StartsWith("Map", StringComparison.Ordinal)
            ? [(root, model) => MapInsertion.OnGroup(root, model, missing), (root, model) => MapInsertion.BeforeRun(root, model, missing)]
            : [(root, model) => AddInsertion.OnAddPush(root, model, missing, type), (root, model) => AddInsertion.BeforeBuild(root, model, missing, type)];
        foreach (var insert in ways)
        {
            foreach (var document in project.Documents)
            {
                var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                if (root is not null && model is not null && insert(root, model) is { } changed)
                    return document.WithSyntaxRoot(changed).Project.Solution;
            }
        }
        return null;
    }

    /// <summary>Each insertion looks at what the one before it has made: two contracts are mapped on one variable.</summary>
    sealed class OneAfterTheOther : FixAllProvider
    {
        public static readonly OneAfterTheOther Instance = new();

        public override async Task<Microsoft.CodeAnalysis.CodeActions.CodeAction?> GetFixAsync(FixAllContext context)
        {
            var solution = context.Solution;
            foreach (var project in context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project])
            {
                var told = context.Scope == FixAllScope.Document && context.Document is { } document
                    ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (var diagnostic in told)
                    solution = await InsertAsync(solution.GetProject(project.Id)!, diagnostic, context.CancellationToken).ConfigureAwait(false) ?? solution;
            }
            return Microsoft.CodeAnalysis.CodeActions.CodeAction.Create("Insert the missing calls", _ => Task.FromResult(solution), nameof(ContractIsNotWiredCodeFix));
        }
    }
}
