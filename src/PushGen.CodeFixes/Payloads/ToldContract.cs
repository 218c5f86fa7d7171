using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.CodeFixes.Payloads;

/// <summary>A contract that something is told in.</summary>
readonly record struct ToldContract(Document Document, InterfaceDeclarationSyntax Syntax, INamedTypeSymbol Symbol)
{
    /// <summary>The contracts of these diagnostics, each once, in the order of the solution.</summary>
    public static async Task<List<ToldContract>> OfAsync(Solution solution, IReadOnlyList<Diagnostic> told, CancellationToken cancellationToken)
    {
        var contracts = new List<ToldContract>();
        foreach (var diagnostic in told)
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var syntax = root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InterfaceDeclarationSyntax>();
            if (syntax is null || Contains(contracts, syntax))
                continue;
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            if (model!.GetDeclaredSymbol(syntax, cancellationToken) is { } symbol)
                contracts.Add(new ToldContract(document, syntax, symbol));
        }
        return contracts;
    }

    static bool Contains(List<ToldContract> contracts, InterfaceDeclarationSyntax syntax)
    {
        foreach (var contract in contracts)
        {
            if (contract.Syntax == syntax)
                return true;
        }
        return false;
    }
}
