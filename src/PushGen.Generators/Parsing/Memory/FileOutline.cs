using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Generators.Parsing.Memory;

/// <summary>A file without the bodies of its methods and without comments.</summary>
sealed class FileOutline
{
    FileOutline(ulong shape, string[] names)
    {
        Shape = shape;
        Names = names;
    }

    /// <summary>Everything that another file can see of this one, in one number.</summary>
    public ulong Shape { get; }

    /// <summary>The names through which a contract that depends on this file may depend on further ones.</summary>
    public string[] Names { get; }

    public static FileOutline Of(SyntaxNode root, List<string> types)
    {
        var names = new HashSet<string>(types, StringComparer.Ordinal);
        AddNames(names, root);
        var shape = new Fingerprint();
        AddShape(ref shape, root);
        return new FileOutline(shape.Value, [.. names]);
    }

    public static void AddNames(HashSet<string> names, SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => !IsBody(node) && !IsOfData(node)))
        {
            if (node is SimpleNameSyntax name)
                names.Add(name.Identifier.ValueText);
        }
    }

    public static void AddShape(ref Fingerprint shape, SyntaxNode root)
    {
        // A directive may stand in a body and mean what follows it, as #nullable does.
        Func<SyntaxNode, bool>? descend = root.ContainsDirectives ? null : static node => !IsBody(node);
        foreach (var item in root.DescendantNodesAndTokens(descend))
        {
            shape.Add((ulong)item.RawKind);
            if (!item.IsToken)
                continue;
            var token = item.AsToken();
            shape.Add(token.Text);
            if (token.ContainsDirectives)
                AddDirectives(ref shape, token);
        }
    }

    static void AddDirectives(ref Fingerprint shape, SyntaxToken token)
    {
        foreach (var trivia in token.LeadingTrivia)
        {
            if (trivia.IsDirective)
                shape.Add(trivia.ToFullString());
        }
    }

    static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax;

    /// <summary>What is in a class or struct, which is what payloads are: the reader asks what such a type is, but not for the types of its members.</summary>
    static bool IsOfData(SyntaxNode node) => node.Parent is TypeDeclarationSyntax and not InterfaceDeclarationSyntax && node switch
    {
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ConstKeyword),      // a default value may be a constant
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax => false,
        _ => node is MemberDeclarationSyntax or ParameterListSyntax,
    };
}
