using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Analyzers.Payloads;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Payloads;

/// <summary>PUSH0106: marks the constructor that takes most of the properties.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PayloadIsNotConstructedCodeFix() : PushCodeFix(DiagnosticIds.PayloadIsNotConstructed)
{
    private protected override async Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<TypeDeclarationSyntax>() is not { } declaration || declaration.Identifier.Span != offer.Diagnostic.Location.SourceSpan)
            return;         // the type is another project's
        var model = await offer.Document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false);
        if (model!.GetDeclaredSymbol(declaration, offer.CancellationToken) is not { } type || Choose(type) is not { DeclaringSyntaxReferences.Length: 1 } constructor)
            return;
        var syntax = await constructor.DeclaringSyntaxReferences[0].GetSyntaxAsync(offer.CancellationToken).ConfigureAwait(false);
        if (syntax.SyntaxTree != declaration.SyntaxTree || syntax is not MemberDeclarationSyntax member)
            return;
        var list = (await JsonAttributes.ForAsync(offer.Document, offer.CancellationToken).ConfigureAwait(false)).Constructor();
        if (member is TypeDeclarationSyntax)       // the primary constructor
            list = list.WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.MethodKeyword)).WithTrailingTrivia(SyntaxFactory.Space));
        var document = offer.Document;
        offer.Change("Mark the constructor with [JsonConstructor]", cancellation => JsonAttributes.AddAsync(document, member, [list], cancellation));
    }

    static IMethodSymbol? Choose(INamedTypeSymbol type)
    {
        var settings = new PayloadSettings();
        IMethodSymbol? best = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (PayloadTypes.JsonAttribute(constructor, "JsonConstructorAttribute") is not null)
                return null;        // it is marked, and does not fit
            if (constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && constructor.Parameters.Length > (best?.Parameters.Length ?? 0)
                && PayloadConstructor.FaultOf(constructor, type, settings) is null)
            {
                best = constructor;
            }
        }
        return best;
    }
}
