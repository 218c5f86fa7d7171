using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Generators.Parsing.Memory;

/// <summary>What a file is to the others of its project. It follows from the tree alone, and so is remembered with the tree.</summary>
sealed class FileFacts
{
    static readonly ConditionalWeakTable<SyntaxTree, FileFacts> All = new();

    readonly SyntaxTree tree;
    readonly List<string> types = [], namespaces = [];
    FileOutline? outline;

    FileFacts(SyntaxTree tree)
    {
        this.tree = tree;
        var root = (CompilationUnitSyntax)tree.GetRoot();
        AssemblyAttributes = root.AttributeLists;
        AddMembers(root.Members);
        foreach (var directive in root.Usings)
        {
            if (!directive.GlobalKeyword.IsKind(SyntaxKind.None))
                GlobalUsings.Add(directive);
        }
    }

    public static FileFacts Of(SyntaxTree tree) => All.GetValue(tree, static tree => new FileFacts(tree));

    /// <summary>The names of all types in it, without namespace and arity; an attribute's also as it is written in brackets.</summary>
    public List<string> Types => types;

    public List<string> Namespaces => namespaces;

    public List<UsingDirectiveSyntax> GlobalUsings { get; } = [];

    public SyntaxList<AttributeListSyntax> AssemblyAttributes { get; }

    /// <summary>Made only for files that a contract has to do with. Made twice at once it is the same.</summary>
    public FileOutline Outline => outline ??= FileOutline.Of(tree.GetRoot(), types);

    void AddMembers(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax scope:
                    namespaces.Add(scope.Name.ToString());
                    AddMembers(scope.Members);
                    break;
                case TypeDeclarationSyntax type:
                    AddType(type.Identifier);
                    AddMembers(type.Members);
                    break;
                case BaseTypeDeclarationSyntax type:
                    AddType(type.Identifier);
                    break;
                case DelegateDeclarationSyntax type:
                    AddType(type.Identifier);
                    break;
            }
        }
    }

    void AddType(SyntaxToken identifier)
    {
        const string Suffix = "Attribute";
        string name = identifier.ValueText;
        types.Add(name);
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
            types.Add(name.Substring(0, name.Length - Suffix.Length));
    }
}
