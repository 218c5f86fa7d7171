using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Client;

/// <summary>PUSH0301: writes <c>await using</c>, or lets a client make the connection that was made for it alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ClientIsNotDisposedCodeFix() : PushCodeFix(DiagnosticIds.ClientIsNotDisposed)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<BaseObjectCreationExpressionSyntax>() is not { } creation)
            return Task.CompletedTask;
        if (creation.Parent is EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax declaration } && CanBeUsing(declaration))
            offer.Replace("Write 'await using'", declaration, AddAwaitUsing(declaration));
        else if (creation is { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1 } given }, ArgumentList: { } own, Initializer: null })
            offer.Replace("Let the client make its own connection", given, own.WithTriviaFrom(given));
        return Task.CompletedTask;
    }

    /// <summary>A variable of a using declaration is disposed at the end of its block, and cannot be given another value.</summary>
    static bool CanBeUsing(LocalDeclarationStatementSyntax declaration) =>
        declaration is { UsingKeyword.RawKind: 0, Parent: BlockSyntax or GlobalStatementSyntax, Declaration.Variables.Count: 1 }
        && AsyncContext.AllowsAwait(declaration)
        && !IsAssignedLater(declaration, declaration.Declaration.Variables[0].Identifier.Text);

    static bool IsAssignedLater(LocalDeclarationStatementSyntax declaration, string name)
    {
        var block = declaration.Parent is GlobalStatementSyntax global ? global.Parent! : declaration.Parent!;
        foreach (var node in block.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } && left.Identifier.Text == name)
                return true;
            if (node is ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax passed } && passed.Identifier.Text == name)
                return true;
        }
        return false;
    }

    static LocalDeclarationStatementSyntax AddAwaitUsing(LocalDeclarationStatementSyntax declaration)
    {
        var leading = declaration.GetLeadingTrivia();
        return declaration.WithoutLeadingTrivia()
            .WithAwaitKeyword(SyntaxFactory.Token(leading, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)))
            .WithUsingKeyword(SyntaxFactory.Token(default, SyntaxKind.UsingKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
    }
}
