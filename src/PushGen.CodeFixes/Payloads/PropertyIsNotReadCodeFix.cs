using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Payloads;

/// <summary>PUSH0109: an init accessor, or a setter that is as public as the property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PropertyIsNotReadCodeFix() : PushCodeFix(DiagnosticIds.PropertyIsNotRead)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<PropertyDeclarationSyntax>() is not { AccessorList: { } list })
            return Task.CompletedTask;
        foreach (var accessor in list.Accessors)
        {
            if (!accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
            {
                offer.Replace("Make the setter public", accessor, accessor.WithModifiers(default).WithLeadingTrivia(accessor.GetLeadingTrivia()));
                return Task.CompletedTask;
            }
        }
        var init = SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithTrailingTrivia(list.Accessors[0].GetTrailingTrivia());
        var get = list.Accessors[0].WithTrailingTrivia(SyntaxFactory.Space);
        offer.Replace("Add an init accessor", list, list.WithAccessors(SyntaxFactory.List([get, init])));
        return Task.CompletedTask;
    }
}
