using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Analyzers.Server;
using PushGen.Generators.Diagnostics;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PushGen.CodeFixes.Server;

/// <summary>PUSH0205: keeps the topic in a variable before the loop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TopicIsResolvedInLoopCodeFix() : RewritingCodeFix(DiagnosticIds.TopicIsResolvedInLoop, "Look the topic up before the loop")
{
    private protected override SyntaxNode? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax topic
        && Loop(topic, diagnostic) is { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax }
            ? topic
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic)
    {
        var topic = (InvocationExpressionSyntax)node;
        var loop = Loop(topic, diagnostic)!;
        string name = Name(topic);
        var same = new List<SyntaxNode>();
        foreach (var other in loop.DescendantNodes())
        {
            if (other is InvocationExpressionSyntax && other.IsEquivalentTo(topic, topLevel: false))
                same.Add(other);
        }
        // Comments before the loop stay before both.
        var declaration = Statements.Like(loop, $"var {name} = {topic.WithoutTrivia()};", keepLeading: true);
        var changed = loop.ReplaceNodes(same, (old, _) => IdentifierName(name).WithTriviaFrom(old)).WithLeadingTrivia(Statements.Indentation(loop));
        return Statements.Replace(root, loop, [declaration, changed]);
    }

    static StatementSyntax? Loop(SyntaxNode topic, Diagnostic diagnostic)
    {
        int count = int.Parse(diagnostic.Properties[TopicIsResolvedInLoopAnalyzer.Loops]!, CultureInfo.InvariantCulture);
        foreach (var ancestor in topic.Ancestors())
        {
            if (ancestor is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax && --count == 0)
                return (StatementSyntax)ancestor;
        }
        return null;
    }

    /// <summary>The topic's own name, unless something around has it.</summary>
    static string Name(InvocationExpressionSyntax topic)
    {
        string wanted = topic.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "topic",
        };
        wanted = char.ToLowerInvariant(wanted[0]) + wanted.Substring(1);
        if (SyntaxFacts.GetKeywordKind(wanted) != SyntaxKind.None)
            wanted = "topic";
        return Statements.FreeName((SyntaxNode?)topic.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? topic.SyntaxTree.GetRoot(), wanted);
    }
}
