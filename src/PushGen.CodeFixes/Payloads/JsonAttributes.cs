using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace PushGen.CodeFixes.Payloads;

/// <summary>Attributes of System.Text.Json, with full names that are shortened where they end up.</summary>
static class JsonAttributes
{
    const string Scope = "global::System.Text.Json.Serialization.";

    public static AttributeListSyntax Serializable(SyntaxGenerator generator, ITypeSymbol type) => List("JsonSerializable", TypeOf(generator, type));

    public static AttributeListSyntax DerivedType(SyntaxGenerator generator, ITypeSymbol type, string discriminator) => List("JsonDerivedType", TypeOf(generator, type),
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(discriminator)));

    public static AttributeListSyntax Constructor() => List("JsonConstructor");

    static AttributeListSyntax List(string name, params ExpressionSyntax[] arguments)
    {
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName(Scope + name).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));
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

    static TypeOfExpressionSyntax TypeOf(SyntaxGenerator generator, ITypeSymbol type) => SyntaxFactory.TypeOfExpression(
        (TypeSyntax)generator.TypeExpression(type.WithNullableAnnotation(NullableAnnotation.None), addImport: true).WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>Puts lists behind those that a declaration has, each on its own line like the declaration.</summary>
    public static SyntaxNode Append(MemberDeclarationSyntax declaration, IReadOnlyList<AttributeListSyntax> added)
    {
        var (before, indentation) = Split(declaration.GetLeadingTrivia());
        var lists = new List<AttributeListSyntax>(declaration.AttributeLists);
        bool isFirst = lists.Count == 0;
        var bare = isFirst ? declaration.WithLeadingTrivia(indentation) : declaration;
        // Attributes on the line of the declaration are followed by more on that line.
        var ending = !isFirst && !lists[lists.Count - 1].GetTrailingTrivia().ToFullString().Contains("\n") ? SyntaxFactory.Space : SyntaxFactory.ElasticCarriageReturnLineFeed;
        ending = ending.IsKind(SyntaxKind.WhitespaceTrivia) ? ending : SyntaxFactory.EndOfLine(LineEnd(declaration));
        bool sameLine = ending.IsKind(SyntaxKind.WhitespaceTrivia);
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
