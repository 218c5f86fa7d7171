using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PushGen.CodeFixes;

/// <summary>Puts statements next to others, in blocks and in programs without a Main.</summary>
static class Statements
{
    public static IEnumerable<StatementSyntax> Beside(StatementSyntax statement)
    {
        if (statement.Parent is BlockSyntax block)
        {
            foreach (var sibling in block.Statements)
                yield return sibling;
        }
        else if (statement.Parent is GlobalStatementSyntax { Parent: CompilationUnitSyntax program })
        {
            foreach (var member in program.Members)
            {
                if (member is GlobalStatementSyntax global)
                    yield return global.Statement;
            }
        }
    }

    public static SyntaxNode InsertAfter(SyntaxNode root, StatementSyntax statement, string text) =>
        Replace(root, statement, [statement, Like(statement, text)]);

    /// <summary>Comments above the statement stay above both.</summary>
    public static SyntaxNode InsertBefore(SyntaxNode root, StatementSyntax statement, string text) =>
        Replace(root, statement, [Like(statement, text, keepLeading: true), statement.WithLeadingTrivia(Indentation(statement))]);

    public static SyntaxNode Replace(SyntaxNode root, StatementSyntax old, StatementSyntax[] @new)
    {
        if (old.Parent is not GlobalStatementSyntax global)
            return root.ReplaceNode(old, @new);
        var members = new List<SyntaxNode>();
        foreach (var statement in @new)
            members.Add(GlobalStatement(statement));
        return root.ReplaceNode(global, members);
    }

    /// <summary>A statement on a line of its own, indented as the other.</summary>
    public static StatementSyntax Like(StatementSyntax other, string text, bool keepLeading = false) => ParseStatement(text)
        .WithLeadingTrivia(keepLeading ? other.GetLeadingTrivia() : Indentation(other))
        .WithTrailingTrivia(LineEnd(other.SyntaxTree.GetRoot()));

    public static SyntaxTriviaList Indentation(StatementSyntax statement)
    {
        var trivia = statement.GetLeadingTrivia();
        return trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? TriviaList(trivia.Last()) : default;
    }

    /// <summary>As the file ends its lines.</summary>
    public static SyntaxTrivia LineEnd(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return trivia;
        }
        return LineFeed;
    }

    /// <summary>The name, or with a number, so that nothing else in the scope is called so.</summary>
    public static string FreeName(SyntaxNode scope, string wanted)
    {
        string name = wanted;
        for (int number = 1; IsUsed(scope, name); number++)
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    static bool IsUsed(SyntaxNode scope, string name)
    {
        foreach (var token in scope.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
                return true;
        }
        return false;
    }
}
