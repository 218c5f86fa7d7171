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

    public static async Task<Document> ApplyAsync(Document document, SyntaxNode root, CancellationToken cancellationToken) =>
        await ImportAdder.AddImportsAsync(document.WithSyntaxRoot(root), Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);

    static T Mark<T>(T node) where T : SyntaxNode => node.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
}
