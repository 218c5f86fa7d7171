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
        AddGeneratedNames(names, root);
        var shape = new Fingerprint();
        AddShape(ref shape, root);
        return new FileOutline(shape.Value, [.. names]);
    }

    public static void AddNames(HashSet<string> names, SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => !IsBody(node) && !IsBehaviour(node)))
        {
            if (node is SimpleNameSyntax name)
                names.Add(name.Identifier.ValueText);
        }
    }

    /// <summary>A type that is called like one that would be generated changes what is generated.</summary>
    static void AddGeneratedNames(HashSet<string> names, SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is not InterfaceDeclarationSyntax { AttributeLists.Count: > 0 } contract)
                continue;
            GeneratedTypeNames.AddAll(names, ContractReader.WithoutLeadingI(contract.Identifier.ValueText));
            foreach (var list in contract.AttributeLists)
            {
                foreach (var token in list.DescendantTokens())
                {
                    if (token.IsKind(SyntaxKind.StringLiteralToken))
                        GeneratedTypeNames.AddAll(names, token.ValueText);      // perhaps the TypeName
                }
            }
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

    /// <summary>
    /// What is in a class or struct and is none of its data. Such types are payloads: the reader asks for the types of their properties, of what
    /// their constructors take, and of those in turn.
    /// </summary>
    static bool IsBehaviour(SyntaxNode node) => node.Parent is TypeDeclarationSyntax and not InterfaceDeclarationSyntax
        && node is BaseMethodDeclarationSyntax and not ConstructorDeclarationSyntax or EventDeclarationSyntax or EventFieldDeclarationSyntax;
}
