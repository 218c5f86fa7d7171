using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>
/// PUSH0006: passes a read-only reference by value, and a span as an array or string. What a ref or out parameter gives back has no one way to
/// be returned, so that nothing is offered for it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ParameterIsByReferenceCodeFix() : PushCodeFix(DiagnosticIds.ParameterIsByReference)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<ParameterSyntax>() is not { Type: { } type } parameter)
            return Task.CompletedTask;
        if (parameter.Modifiers.Any(SyntaxKind.InKeyword) || parameter.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            offer.Replace("Pass the parameter by value", parameter, WithoutModifiers(parameter));
        else if (type is GenericNameSyntax { Identifier.ValueText: "Span" or "ReadOnlySpan", TypeArgumentList.Arguments: { Count: 1 } arguments } && !IsByReference(parameter))
            offer.Replace(IsText(type, arguments[0]) ? "Pass a string" : "Pass an array", parameter, WithoutModifiers(parameter.WithType(Copy(type, arguments[0]))));
        return Task.CompletedTask;
    }

    static bool IsByReference(ParameterSyntax parameter) => parameter.Modifiers.Any(SyntaxKind.RefKeyword) || parameter.Modifiers.Any(SyntaxKind.OutKeyword);

    static bool IsText(TypeSyntax span, TypeSyntax element) =>
        span is GenericNameSyntax { Identifier.ValueText: "ReadOnlySpan" } && element is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.CharKeyword };

    static TypeSyntax Copy(TypeSyntax span, TypeSyntax element) =>
        SyntaxFactory.ParseTypeName(IsText(span, element) ? "string" : element.WithoutTrivia() + "[]").WithTriviaFrom(span);

    static ParameterSyntax WithoutModifiers(ParameterSyntax parameter)
    {
        var kept = new List<SyntaxToken>();
        foreach (var modifier in parameter.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.ParamsKeyword))
                kept.Add(modifier);
        }
        return parameter.WithModifiers(SyntaxFactory.TokenList(kept)).WithLeadingTrivia(parameter.GetLeadingTrivia());
    }
}
