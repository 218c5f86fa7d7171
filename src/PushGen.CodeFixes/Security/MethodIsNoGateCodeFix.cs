using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Analyzers.Security;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Security;

/// <summary>PUSH0503: gives the method the gate's name and the topic a gate, as far as they have not got it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MethodIsNoGateCodeFix() : PushCodeFix(DiagnosticIds.MethodIsNoGate)
{
    private protected override async Task OfferAsync(FixOffer offer)
    {
        var model = await offer.Document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false);
        if (model is null || offer.Find<MethodDeclarationSyntax>() is not { } syntax || model.GetDeclaredSymbol(syntax, offer.CancellationToken) is not { } method)
            return;
        var (project, gate) = (offer.Document.Project, offer.Property(MethodIsNoGateAnalyzer.Gate));
        AttributeSyntax? attribute = null;
        if (offer.Property(MethodIsNoGateAnalyzer.Topic) is { } name)
        {
            attribute = FindTopic(model.Compilation, offer.Property(MethodIsNoGateAnalyzer.Contract)!, name, method, offer.CancellationToken);
            if (attribute is null || project.Solution.GetDocument(attribute.SyntaxTree) is null)
                return;         // the contract is another's
        }
        offer.ChangeSolution("Make it the gate of the topic", cancellationToken => ChangeAsync(project, method, gate, attribute, cancellationToken));
    }

    static async Task<Solution> ChangeAsync(Project project, IMethodSymbol method, string? gate, AttributeSyntax? attribute, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        var documents = new List<Document>();
        if (attribute is not null)
            documents.Add(solution.GetDocument(attribute.SyntaxTree)!);
        foreach (var document in gate is null ? [] : project.Documents)
        {
            if (documents.Count == 0 || document.Id != documents[0].Id)
                documents.Add(document);
        }
        foreach (var document in documents)
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var names = gate is null ? [] : await FindNamesAsync(document, method, cancellationToken).ConfigureAwait(false);
            AttributeSyntax[] topics = attribute?.SyntaxTree == root!.SyntaxTree ? [attribute!] : [];
            if (names.Count + topics.Length > 0)
                solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceSyntax(
                    topics, (_, topic) => TopicAttributeEdit.With((AttributeSyntax)topic, "Gated"),
                    names, (old, _) => SyntaxFactory.Identifier(gate!).WithTriviaFrom(old),
                    [], (old, _) => old));
        }
        return solution;
    }

    /// <summary>Where the method is declared and used.</summary>
    static async Task<List<SyntaxToken>> FindNamesAsync(Document document, IMethodSymbol method, CancellationToken cancellationToken)
    {
        var names = new List<SyntaxToken>();
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        foreach (var token in root!.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken) || token.ValueText != method.Name || token.Parent is not { } node)
                continue;
            var symbol = node is MethodDeclarationSyntax ? model!.GetDeclaredSymbol(node, cancellationToken) : model!.GetSymbolInfo(node, cancellationToken).Symbol;
            if (SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, method.OriginalDefinition))
                names.Add(token);
        }
        return names;
    }

    /// <summary>The attribute of the topic, if the method has the parameters that its gate is given.</summary>
    static AttributeSyntax? FindTopic(Compilation compilation, string contract, string name, IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var member in compilation.GetTypeByMetadataName(contract)?.GetMembers(name) ?? [])
        {
            if (member is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } topic && HasParametersOf(method, topic)
                && declared[0].GetSyntax(cancellationToken) is MethodDeclarationSyntax syntax)
                return TopicAttributeEdit.Find(syntax);
        }
        return null;
    }

    /// <summary>A gate takes the key, and a CancellationToken whether the topic has one or not.</summary>
    static bool HasParametersOf(IMethodSymbol gate, IMethodSymbol topic)
    {
        int keys = topic.Parameters.Length;
        if (keys > 0 && IsToken(topic.Parameters[keys - 1]))
            keys--;
        if (gate.Parameters.Length != keys + 1 || !IsToken(gate.Parameters[keys]))
            return false;
        for (int i = 0; i < keys; i++)
        {
            if (!SymbolEqualityComparer.Default.Equals(gate.Parameters[i].Type, topic.Parameters[i].Type))
                return false;
        }
        return true;
    }

    static bool IsToken(IParameterSymbol parameter) => parameter.Type.Name == "CancellationToken";
}
