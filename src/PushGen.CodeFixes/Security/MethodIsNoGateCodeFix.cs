using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Rename;
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
        offer.ChangeSolution("Make it the gate of the topic", async cancellationToken =>
        {
            var solution = project.Solution;
            if (gate is not null)
                solution = await Renamer.RenameSymbolAsync(solution, method, new SymbolRenameOptions(), gate, cancellationToken).ConfigureAwait(false);
            return attribute is null ? solution : await SetGatedAsync(solution, project.Solution.GetDocument(attribute.SyntaxTree)!.Id, attribute, cancellationToken).ConfigureAwait(false);
        });
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

    /// <summary>The attribute, found again by its topic: a rename may have moved it.</summary>
    static async Task<Solution> SetGatedAsync(Solution solution, DocumentId id, AttributeSyntax attribute, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(id)!;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var node in root!.DescendantNodes())
        {
            if (node is AttributeSyntax same && same.IsEquivalentTo(attribute) && Topic(same) == Topic(attribute))
                return document.WithSyntaxRoot(root.ReplaceNode(same, TopicAttributeEdit.With(same, "Gated"))).Project.Solution;
        }
        return solution;
    }

    static string Topic(AttributeSyntax attribute)
    {
        var topic = attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        return topic is null ? "" : $"{topic.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText}.{topic.Identifier.ValueText}";
    }
}
