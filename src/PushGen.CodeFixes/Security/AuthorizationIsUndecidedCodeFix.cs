using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PushGen.CodeFixes.Security;

/// <summary>PUSH0501: says one or the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AuthorizationIsUndecidedCodeFix() : PushCodeFix(DiagnosticIds.AuthorizationIsUndecided)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<InvocationExpressionSyntax>() is { } map)
        {
            offer.Replace("Require an authenticated user", map, Append(map, "RequireAuthorization"));
            offer.Replace("Allow anonymous users", map, Append(map, "AllowAnonymous"));
        }
        return Task.CompletedTask;
    }

    static InvocationExpressionSyntax Append(InvocationExpressionSyntax map, string convention) =>
        InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, map.WithoutTrailingTrivia(), IdentifierName(convention)))
            .WithTrailingTrivia(map.GetTrailingTrivia());
}
