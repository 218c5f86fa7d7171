using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace PushGen.CodeFixes.Edits;

/// <summary>Code that names types in full, to be simplified; <see cref="ApplyAsync"/> adds the usings that this takes.</summary>
static class Written
{
    public const string Token = "global::System.Threading.CancellationToken";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string AsyncEnumerable = "global::System.Collections.Generic.IAsyncEnumerable";

    public static TypeSyntax Type(string name, TypeSyntax? argument = null) => Mark(SyntaxFactory.ParseTypeName(argument is null ? name : $"{name}<{argument.WithoutTrivia()}>"));

    public static MemberDeclarationSyntax Member(string text) => Mark(SyntaxFactory.ParseMemberDeclaration(text)!);

    public static ParameterSyntax CancellationToken(string name) => SyntaxFactory.Parameter(SyntaxFactory.Identifier(name))
        .WithType(Type(Token).WithTrailingTrivia(SyntaxFactory.Space))
        .WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)).NormalizeWhitespace().WithLeadingTrivia(SyntaxFactory.Space));

    public static Task<Document> ApplyAsync(Document document, SyntaxNode root, CancellationToken cancellationToken) =>
        SimplifyAsync(document.WithSyntaxRoot(root), cancellationToken);

    /// <summary>Shortens the names that are in scope, and adds usings for those that are not; without need ImportAdder leaves an empty line behind.</summary>
    public static async Task<Document> SimplifyAsync(Document document, CancellationToken cancellationToken)
    {
        document = await Simplifier.ReduceAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        foreach (var node in root!.GetAnnotatedNodes(Simplifier.AddImportsAnnotation))
        {
            if (NeedsUsing(node, model!))
                return await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        return document;
    }

    static bool NeedsUsing(SyntaxNode node, SemanticModel model)
    {
        foreach (var inner in node.DescendantNodesAndSelf())
        {
            if (inner is QualifiedNameSyntax { Parent: not (BaseNamespaceDeclarationSyntax or UsingDirectiveSyntax or QualifiedNameSyntax) } name
                && model.GetSymbolInfo(name.Left).Symbol is INamespaceSymbol @namespace && !IsImported(@namespace, name.SpanStart, model))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Then the name is written in full because it would mean something else, which a using does not change.</summary>
    static bool IsImported(INamespaceSymbol @namespace, int position, SemanticModel model)
    {
        foreach (var scope in model.GetImportScopes(position))
        {
            foreach (var import in scope.Imports)
            {
                if (SymbolEqualityComparer.Default.Equals(import.NamespaceOrType, @namespace))
                    return true;
            }
        }
        return false;
    }

    public static T Mark<T>(T node) where T : SyntaxNode => node.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
}
