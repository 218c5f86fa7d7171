using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PushGen.Generators.Analyzers.Payloads;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Payloads;

/// <summary>PUSH0102: adds all payloads of the contract that its context does not cover.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PayloadIsNotCoveredCodeFix() : PushCodeFix(DiagnosticIds.PayloadIsNotCovered)
{
    const string Title = "Add the contract's missing payloads to its JsonContext";

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SolutionFixAll(MendAsync);

    private protected override async Task OfferAsync(FixOffer offer)
    {
        var solution = offer.Document.Project.Solution;
        if ((await FindAsync(solution, [offer.Diagnostic], offer.CancellationToken).ConfigureAwait(false)).Count > 0)
            offer.ChangeSolution(Title, cancellation => MendAsync(solution, [offer.Diagnostic], cancellation));
    }

    static async Task<Solution> MendAsync(Solution solution, IReadOnlyList<Diagnostic> told, CancellationToken cancellationToken)
    {
        var gaps = await FindAsync(solution, told, cancellationToken).ConfigureAwait(false);
        gaps.Sort(static (a, b) => b.Context.SpanStart.CompareTo(a.Context.SpanStart));      // from the end, so that what is before stays where it is
        foreach (var gap in gaps)
        {
            var document = solution.GetDocument(gap.Document)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var declaration = root.FindNode(gap.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>()!;
            var attributes = await JsonAttributes.ForAsync(document, cancellationToken).ConfigureAwait(false);
            var added = new List<AttributeListSyntax>();
            foreach (var type in gap.Types)
                added.Add(attributes.Serializable(type));
            solution = (await JsonAttributes.AddAsync(document, declaration, added, cancellationToken).ConfigureAwait(false)).Project.Solution;
        }
        return solution;
    }

    /// <summary>What is missing in each context that is written in the solution.</summary>
    static async Task<List<Gap>> FindAsync(Solution solution, IReadOnlyList<Diagnostic> told, CancellationToken cancellationToken)
    {
        var gaps = new List<Gap>();
        foreach (var contract in await ToldContract.OfAsync(solution, told, cancellationToken).ConfigureAwait(false))
        {
            if (ContractPayloads.Attribute(contract.Symbol) is not { } attribute || ContractPayloads.JsonContext(attribute) is not { } context
                || await DeclarationAsync(solution, context, cancellationToken).ConfigureAwait(false) is not var (document, syntax))
            {
                continue;
            }
            var gap = gaps.Find(gap => gap.Context == syntax);
            if (gap is null)
                gaps.Add(gap = new Gap(document, syntax));
            foreach (var use in JsonCoverage.Missing(contract.Symbol, context))
                gap.Add(use.Type);
        }
        return gaps;
    }

    /// <summary>The part of the context that has its attributes.</summary>
    static async Task<(DocumentId Document, ClassDeclarationSyntax Syntax)?> DeclarationAsync(Solution solution, INamedTypeSymbol context, CancellationToken cancellationToken)
    {
        foreach (var attribute in context.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "JsonSerializableAttribute" && attribute.ApplicationSyntaxReference is { } reference
                && solution.GetDocument(reference.SyntaxTree) is { } document and not SourceGeneratedDocument
                && (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false)).FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } syntax)
            {
                return (document.Id, syntax);
            }
        }
        return null;
    }

    sealed class Gap(DocumentId document, ClassDeclarationSyntax context)
    {
        public DocumentId Document => document;

        public ClassDeclarationSyntax Context => context;

        public TextSpan Span => context.Identifier.Span;

        public List<ITypeSymbol> Types { get; } = [];

        public void Add(ITypeSymbol type)
        {
            if (!Types.Exists(other => PayloadTypes.AreSame(other, type)))
                Types.Add(type);
        }
    }
}
