using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.CodeFixes.Edits;

/// <summary>How the text around a place is laid out, so that what is written looks like it.</summary>
static class Layout
{
    public static bool IsFirstOnLine(SyntaxToken token)
    {
        var previous = token.GetPreviousToken();
        return previous.IsKind(SyntaxKind.None) || HasEndOfLine(previous.TrailingTrivia) || HasEndOfLine(token.LeadingTrivia);
    }

    /// <summary>The white space that the token's line begins with.</summary>
    public static SyntaxTriviaList Indentation(SyntaxToken token)
    {
        var leading = token.LeadingTrivia;
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : default;
    }

    /// <summary>The file's own.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return trivia;
        }
        return SyntaxFactory.LineFeed;
    }

    static bool HasEndOfLine(SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }
        return false;
    }
}
