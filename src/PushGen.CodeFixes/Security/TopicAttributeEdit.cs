using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PushGen.CodeFixes.Security;

/// <summary>Changes <c>[Topic]</c>.</summary>
static class TopicAttributeEdit
{
    public static AttributeSyntax? Find(MethodDeclarationSyntax topic)
    {
        foreach (var list in topic.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                string name = attribute.Name.ToString();
                name = name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
                if (name is "Topic" or "TopicAttribute")
                    return attribute;
            }
        }
        return null;
    }

    /// <summary>The attribute with an option set, which may have been written as false.</summary>
    public static AttributeSyntax With(AttributeSyntax attribute, string option)
    {
        var yes = LiteralExpression(SyntaxKind.TrueLiteralExpression);
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == option)
                return attribute.ReplaceNode(argument, argument.WithExpression(yes));
        }
        var added = AttributeArgument(yes).WithNameEquals(NameEquals(IdentifierName(option))
            .WithEqualsToken(Token(TriviaList(Space), SyntaxKind.EqualsToken, TriviaList(Space))));
        if (attribute.ArgumentList is not { Arguments: { Count: > 0 } arguments } list)
            return attribute.WithArgumentList(AttributeArgumentList(SingletonSeparatedList(added)));
        var nodes = new List<AttributeArgumentSyntax>(arguments) { added };
        var commas = new List<SyntaxToken>(arguments.GetSeparators()) { Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space) };
        return attribute.WithArgumentList(list.WithArguments(SeparatedList(nodes, commas)));
    }
}
