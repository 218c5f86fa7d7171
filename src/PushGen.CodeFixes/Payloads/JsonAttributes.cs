using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace PushGen.CodeFixes.Payloads;

/// <summary>Writes attributes of System.Text.Json, with full names that are shortened where they end up.</summary>
sealed class JsonAttributes(SyntaxGenerator generator, Compilation compilation)
{
    const string Scope = "System.Text.Json.Serialization.";

    public static async Task<JsonAttributes> ForAsync(Document document, CancellationToken cancellationToken) =>
        new(SyntaxGenerator.GetGenerator(document), (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!);

    public AttributeListSyntax Serializable(ITypeSymbol type) => List("JsonSerializable", TypeOf(type));

    public AttributeListSyntax DerivedType(ITypeSymbol type, string discriminator) => List("JsonDerivedType", TypeOf(type),
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(discriminator)));

    public AttributeListSyntax Constructor() => List("JsonConstructor");

    NameSyntax Name(string name) => compilation.GetTypeByMetadataName(Scope + name + "Attribute") is { } type
        ? (NameSyntax)generator.TypeExpression(type, addImport: true).WithAdditionalAnnotations(Simplifier.Annotation)
        : SyntaxFactory.ParseName(Scope + name);

    AttributeListSyntax List(string name, params ExpressionSyntax[] arguments)
    {
        var attribute = SyntaxFactory.Attribute(Name(name));
        if (arguments.Length > 0)
        {
            var list = new List<AttributeArgumentSyntax>();
            foreach (var argument in arguments)
                list.Add(SyntaxFactory.AttributeArgument(argument));
            var separators = new List<SyntaxToken>();
            for (int i = 1; i < list.Count; i++)
                separators.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
            attribute = attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(list, separators)));
        }
        return SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
    }

    TypeOfExpressionSyntax TypeOf(ITypeSymbol type) => SyntaxFactory.TypeOfExpression(
        (TypeSyntax)generator.TypeExpression(type.WithNullableAnnotation(NullableAnnotation.None), addImport: true).WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>Adds the attributes to a declaration, with a using directive where it needs one.</summary>
    public static async Task<Document> AddAsync(Document document, MemberDeclarationSyntax declaration, IReadOnlyList<AttributeListSyntax> added, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        bool isImported = model.LookupNamespacesAndTypes(declaration.SpanStart, name: "JsonConstructorAttribute").Length > 0;
        var changed = root.ReplaceNode(declaration, Append(declaration, added));
        return document.WithSyntaxRoot(isImported ? changed : Import(changed, LineEnd(root)));
    }

    /// <summary>Before the first directive that comes later in the alphabet.</summary>
    static CompilationUnitSyntax Import(CompilationUnitSyntax root, string lineEnd)
    {
        string name = Scope.TrimEnd('.');
        var directive = SyntaxFactory.ParseCompilationUnit($"using {name};{lineEnd}").Usings[0];
        if (root.Usings.Count == 0)
        {
            var header = root.GetLeadingTrivia();
            return root.WithLeadingTrivia(header.Insert(0, SyntaxFactory.EndOfLine(lineEnd))).WithUsings(SyntaxFactory.SingletonList(directive));
        }
        int at = 0;
        while (at < root.Usings.Count && IsBefore(root.Usings[at].Name?.ToString() ?? "", name))
            at++;
        if (at == 0)
        {
            var first = root.Usings[0];
            directive = directive.WithLeadingTrivia(first.GetLeadingTrivia());
            root = root.ReplaceNode(first, first.WithLeadingTrivia());
        }
        return root.WithUsings(root.Usings.Insert(at, directive));
    }

    static bool IsBefore(string one, string name) => one == "System" || (one.StartsWith("System.", StringComparison.Ordinal) && string.CompareOrdinal(one, name) < 0);

    /// <summary>Puts lists behind those that a declaration has, each on a line of its own unless those are on the declaration's line.</summary>
    public static MemberDeclarationSyntax Append(MemberDeclarationSyntax declaration, IReadOnlyList<AttributeListSyntax> added)
    {
        var (before, indentation) = Split(declaration.GetLeadingTrivia());
        var lists = new List<AttributeListSyntax>(declaration.AttributeLists);
        bool isFirst = lists.Count == 0;
        var bare = isFirst ? declaration.WithLeadingTrivia(indentation) : declaration;
        // Attributes on the line of the declaration are followed by more on that line.
        bool sameLine = !isFirst && !lists[lists.Count - 1].GetTrailingTrivia().ToFullString().Contains("\n");
        var ending = sameLine ? SyntaxFactory.Space : SyntaxFactory.EndOfLine(LineEnd(declaration));
        foreach (var list in added)
            lists.Add(list.WithLeadingTrivia(sameLine ? default : isFirst && list == added[0] ? before.AddRange(indentation) : indentation).WithTrailingTrivia(ending));
        return bare.WithAttributeLists(SyntaxFactory.List(lists));
    }

    /// <summary>Comments and the like, and the white space directly before the declaration.</summary>
    static (SyntaxTriviaList Before, SyntaxTriviaList Indentation) Split(SyntaxTriviaList trivia)
    {
        int count = trivia.Count;
        return count > 0 && trivia[count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? (trivia.RemoveAt(count - 1), SyntaxFactory.TriviaList(trivia[count - 1])) : (trivia, default);
    }

    static string LineEnd(SyntaxNode node) => node.SyntaxTree.ToString().Contains("\r\n") ? "\r\n" : "\n";
}
