using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.CodeFixes.Edits;

/// <summary>Adds, changes and removes attributes, and leaves everything around them as it is.</summary>
static class AttributeEdits
{
    /// <summary>The attribute of this name, as it is usually written.</summary>
    public static AttributeSyntax? Find(SyntaxList<AttributeListSyntax> lists, string name)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (NameOf(attribute) is var written && (written == name || written == name + "Attribute"))
                    return attribute;
            }
        }
        return null;
    }

    /// <summary>The last part of the attribute's name.</summary>
    public static string NameOf(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The attribute with this text as its first argument.</summary>
    public static AttributeSyntax WithText(AttributeSyntax attribute, string text)
    {
        var argument = SyntaxFactory.AttributeArgument(Literal(text));
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
            return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        var first = list.Arguments[0];
        var arguments = first.NameEquals is null ? list.Arguments.Replace(first, argument.WithTriviaFrom(first)) : list.Arguments.Insert(0, argument);
        return attribute.WithArgumentList(list.WithArguments(WithSpaces(arguments)));
    }

    /// <summary>The attribute with this option set.</summary>
    public static AttributeSyntax WithOption(AttributeSyntax attribute, string option, string value)
    {
        var expression = SyntaxFactory.ParseExpression(value);
        if (attribute.ArgumentList is { } list)
        {
            foreach (var argument in list.Arguments)
            {
                if (argument.NameEquals?.Name.Identifier.ValueText == option)
                    return attribute.ReplaceNode(argument.Expression, expression.WithTriviaFrom(argument.Expression));
            }
        }
        var set = SyntaxFactory.AttributeArgument(expression).WithNameEquals(SyntaxFactory.NameEquals(option).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.Space));
        var old = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        return attribute.WithArgumentList(old.WithArguments(WithSpaces(old.Arguments.Add(set))));
    }

    /// <summary>The node without the attribute, and without the list that had only this one.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        if (attribute.Parent is not AttributeListSyntax { Attributes.Count: 1, Parent: { } owner } list)
            return root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        var before = list.GetLeadingTrivia();
        var next = list.GetLastToken().GetNextToken();
        var mark = new SyntaxAnnotation();
        var marked = owner.ReplaceSyntax([list], (_, old) => old.WithAdditionalAnnotations(mark), [next], (_, old) => old.WithLeadingTrivia(before), [], (_, old) => old);
        foreach (var node in marked.GetAnnotatedNodes(mark))
            return root.ReplaceNode(owner, marked.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)!);
        return root;
    }

    /// <summary>The member or parameter with one attribute more: on a line of its own where the member begins one.</summary>
    public static SyntaxNode Add(SyntaxNode root, SyntaxNode owner, SyntaxList<AttributeListSyntax> lists, string attribute)
    {
        var head = lists.Count > 0 ? lists[lists.Count - 1].GetLastToken().GetNextToken() : owner.GetFirstToken();
        bool ownLine = owner is not ParameterSyntax && Layout.IsFirstOnLine(head);
        var list = ((MemberDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{attribute}] class C;")!).AttributeLists[0]
            .WithLeadingTrivia(head.LeadingTrivia)
            .WithTrailingTrivia(ownLine ? Layout.EndOfLine(root) : SyntaxFactory.Space);
        var changed = owner.ReplaceToken(head, head.WithLeadingTrivia(ownLine ? Layout.Indentation(head) : default));
        return root.ReplaceNode(owner, changed switch
        {
            MemberDeclarationSyntax member => member.WithAttributeLists(member.AttributeLists.Add(list)),
            ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Add(list)),
            _ => changed,
        });
    }

    public static LiteralExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    static SeparatedSyntaxList<AttributeArgumentSyntax> WithSpaces(SeparatedSyntaxList<AttributeArgumentSyntax> arguments) =>
        arguments.ReplaceSeparators(static comma => comma.HasTrailingTrivia ? comma : comma.WithTrailingTrivia(SyntaxFactory.Space));

    static SeparatedSyntaxList<AttributeArgumentSyntax> ReplaceSeparators(this SeparatedSyntaxList<AttributeArgumentSyntax> list, Func<SyntaxToken, SyntaxToken> change)
    {
        var separators = new List<SyntaxToken>();
        foreach (var separator in list.GetSeparators())
            separators.Add(change(separator));
        return SyntaxFactory.SeparatedList(list, separators);
    }
}
