using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PushGen.Generators.Analyzers.Payloads;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.CodeFixes.Payloads;

/// <summary>PUSH0107: makes a context for all payloads of the contract, in a file of its own beside it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class JsonContextIsMissingCodeFix() : PushCodeFix(DiagnosticIds.JsonContextIsMissing)
{
    const string Title = "Create a JsonContext";

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SolutionFixAll(MendAsync);

    private protected override async Task OfferAsync(FixOffer offer)
    {
        var solution = offer.Document.Project.Solution;
        foreach (var contract in await ToldContract.OfAsync(solution, [offer.Diagnostic], offer.CancellationToken).ConfigureAwait(false))
        {
            if (CanMend(contract))
                offer.ChangeSolution(Title, cancellation => MendAsync(solution, [offer.Diagnostic], cancellation));
        }
    }

    /// <summary>A context has to have a type, and a name that nothing has.</summary>
    static bool CanMend(ToldContract contract)
    {
        if (FindAttribute(contract.Symbol) is null || ContractPayloads.Read(contract.Symbol).Count == 0)
            return false;
        string name = NameOf(contract.Symbol);
        if (contract.Symbol.ContainingNamespace.GetTypeMembers(name).Length > 0)
            return false;
        foreach (var document in contract.Document.Project.Documents)
        {
            if (document.Name == name + ".cs" && IsBeside(document, contract.Document))
                return false;
        }
        return true;
    }

    static bool IsBeside(Document one, Document other) => string.Join("/", one.Folders) == string.Join("/", other.Folders);

    static string NameOf(INamedTypeSymbol contract) => (contract.Name.Length > 1 && contract.Name[0] == 'I' && char.IsUpper(contract.Name[1]) ? contract.Name.Substring(1) : contract.Name) + "Json";

    static AttributeSyntax? FindAttribute(INamedTypeSymbol contract) => ContractPayloads.Attribute(contract)?.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    static async Task<Solution> MendAsync(Solution solution, IReadOnlyList<Diagnostic> told, CancellationToken cancellationToken)
    {
        var contracts = await ToldContract.OfAsync(solution, told, cancellationToken).ConfigureAwait(false);
        contracts.RemoveAll(static contract => !CanMend(contract));
        contracts.Sort(static (a, b) => b.Syntax.SpanStart.CompareTo(a.Syntax.SpanStart));       // from the end, so that what is before stays where it is
        foreach (var contract in contracts)
        {
            var attribute = FindAttribute(contract.Symbol)!;
            if (solution.GetDocument(contract.Document.Project.Solution.GetDocumentId(attribute.SyntaxTree)) is not { } document)
                continue;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var current = root.FindNode(attribute.Span).FirstAncestorOrSelf<AttributeSyntax>()!;
            string name = NameOf(contract.Symbol);
            var attributes = await JsonAttributes.ForAsync(document, cancellationToken).ConfigureAwait(false);
            solution = document.WithSyntaxRoot(root.ReplaceNode(current, WithContext(current, name))).Project.Solution;
            solution = solution.AddDocument(DocumentId.CreateNewId(document.Project.Id), name + ".cs", Context(attributes, contract.Symbol, name), document.Folders, Beside(document, name));
        }
        return solution;
    }

    static string? Beside(Document document, string name) =>
        document.FilePath is { } path ? path.Substring(0, path.Length - Path.GetFileName(path).Length) + name + ".cs" : null;

    static AttributeSyntax WithContext(AttributeSyntax attribute, string name)
    {
        var argument = SyntaxFactory.ParseAttributeArgumentList($"(JsonContext = typeof({name}))")!.Arguments[0];
        var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        var arguments = list.Arguments.Add(argument);
        if (arguments.SeparatorCount > 0)
        {
            var comma = arguments.GetSeparator(arguments.SeparatorCount - 1);
            arguments = arguments.ReplaceSeparator(comma, comma.WithTrailingTrivia(SyntaxFactory.Space));
        }
        return attribute.WithArgumentList(list.WithArguments(arguments));
    }

    /// <summary>No options: the contract sets those that it needs itself, and without them all else stays as it was with reflection.</summary>
    static CompilationUnitSyntax Context(JsonAttributes attributes, INamedTypeSymbol contract, string name)
    {
        var text = new StringBuilder("using System.Text.Json.Serialization;\n\n");
        if (TypeText.NamespaceOf(contract) is { } scope)
            text.Append("namespace ").Append(scope).Append(";\n\n");
        text.Append("internal sealed partial class ").Append(name).Append(" : JsonSerializerContext;\n");
        var root = SyntaxFactory.ParseCompilationUnit(text.ToString());
        var declaration = (ClassDeclarationSyntax)root.FindNode(new TextSpan(text.Length - 2, 1));
        var lists = new List<AttributeListSyntax>();
        foreach (var use in JsonCoverage.Distinct(contract))
            lists.Add(attributes.Serializable(use.Type));
        return root.ReplaceNode(declaration, JsonAttributes.Append(declaration, lists));
    }
}
