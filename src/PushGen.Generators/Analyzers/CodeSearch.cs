using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Generators.Analyzers;

/// <summary>
/// Looks for a name in all code, before a rule says that something is done nowhere: also in what other generators wrote, and in code that <c>#if</c>
/// switches off. It takes time, and runs only where the rule would be told otherwise.
/// </summary>
static class CodeSearch
{
    public static bool Finds(Compilation compilation, string name, Func<SyntaxToken, bool> counts, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (Finds(tree, name, counts, cancellationToken))
                return true;
        }
        return false;
    }

    static bool Finds(SyntaxTree tree, string name, Func<SyntaxToken, bool> counts, CancellationToken cancellationToken)
    {
        if (tree.GetText(cancellationToken).ToString().IndexOf(name, StringComparison.Ordinal) < 0)
            return false;
        var root = tree.GetRoot(cancellationToken);
        foreach (var token in root.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && counts(token))
                return true;
            if (root.ContainsDirectives && IsSwitchedOff(token, name))
                return true;
        }
        return false;
    }

    static bool IsSwitchedOff(SyntaxToken token, string name)
    {
        foreach (var trivia in token.LeadingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().IndexOf(name, StringComparison.Ordinal) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>Code that generators wrote, ours apart.</summary>
    public static bool IsOtherGenerators(SyntaxToken token) =>
        token.SyntaxTree is { FilePath: var path } && path.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        && path.IndexOf(nameof(PushContractGenerator), StringComparison.Ordinal) < 0;

    /// <summary>Everything but the method's own declaration.</summary>
    public static bool IsUse(SyntaxToken token) => token.Parent is not MethodDeclarationSyntax;

    /// <summary><c>new X(…)</c>, <c>typeof(X)</c> and <c>Add&lt;X&gt;()</c>, outside of what is generated.</summary>
    public static bool IsMadeOrRegistered(SyntaxToken token)
    {
        if (token.Parent is not TypeSyntax type || IsOurs(token))
            return false;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            type = (TypeSyntax)type.Parent;
        return type.Parent is TypeArgumentListSyntax or TypeOfExpressionSyntax or ObjectCreationExpressionSyntax;
    }

    public static bool IsOurs(SyntaxToken token) => token.SyntaxTree?.FilePath.IndexOf(nameof(PushContractGenerator), StringComparison.Ordinal) >= 0;
}
