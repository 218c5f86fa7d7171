using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Payloads;

/// <summary>PUSH0108: a public field becomes a property; a readonly one can still be set where the object is made.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FieldIsNoPropertyCodeFix() : PushCodeFix(DiagnosticIds.ValueIsNoProperty)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<FieldDeclarationSyntax>() is { Declaration.Variables.Count: 1 } field && !Has(field, SyntaxKind.VolatileKeyword) && !Has(field, SyntaxKind.FixedKeyword))
            offer.Replace("Make it a property", field, ToProperty(field));
        return Task.CompletedTask;
    }

    static bool Has(FieldDeclarationSyntax field, SyntaxKind modifier) => field.Modifiers.Any(modifier);

    static PropertyDeclarationSyntax ToProperty(FieldDeclarationSyntax field)
    {
        var modifiers = field.Modifiers;
        int readOnly = modifiers.IndexOf(SyntaxKind.ReadOnlyKeyword);
        if (readOnly >= 0)
            modifiers = modifiers.RemoveAt(readOnly);
        var variable = field.Declaration.Variables[0];
        var accessors = (AccessorListSyntax)((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"int X {{ get; {(readOnly >= 0 ? "init" : "set")}; }}")!).AccessorList!;
        var property = SyntaxFactory.PropertyDeclaration(field.Declaration.Type, variable.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithAttributeLists(field.AttributeLists)
            .WithModifiers(modifiers)
            .WithAccessorList(variable.Initializer is null ? accessors : accessors.WithTrailingTrivia(SyntaxFactory.Space));
        if (variable.Initializer is { } initializer)
            property = property.WithInitializer(initializer).WithSemicolonToken(field.SemicolonToken);
        return property.WithTriviaFrom(field);
    }
}
