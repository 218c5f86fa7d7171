using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0002: makes the contract, and the types that it stands in, internal where generated code cannot reach them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ContractIsInaccessibleCodeFix() : PushCodeFix(DiagnosticIds.ContractIsInaccessible)
{
    private protected override async Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<InterfaceDeclarationSyntax>() is not { } contract
            || await offer.Document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(contract, offer.CancellationToken) is not { } symbol)
        {
            return;
        }
        var hidden = new List<BaseTypeDeclarationSyntax>();
        for (SyntaxNode? node = contract; node is BaseTypeDeclarationSyntax type; node = node.Parent)
        {
            if (model.GetDeclaredSymbol(type, offer.CancellationToken) is not { } declared)
                return;
            if (IsReachable(declared))
                continue;
            if (declared.DeclaringSyntaxReferences.Length != 1)
                return;     // the modifier may be at another part, in another file
            hidden.Add(type);
        }
        if (hidden.Count > 0 && !UsesHiddenTypes(symbol, hidden, model))
            offer.Replace("Make the contract internal", offer.Root, offer.Root.ReplaceNodes(hidden, static (_, type) => Internal(type)));
    }

    static bool IsReachable(INamedTypeSymbol type) =>
        !type.IsFileLocal && type.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal);

    static BaseTypeDeclarationSyntax Internal(BaseTypeDeclarationSyntax type)
    {
        var first = type.Modifiers.Count > 0 ? type.Modifiers[0] : type is TypeDeclarationSyntax declaration ? declaration.Keyword : default;
        var modifiers = new List<SyntaxToken> { SyntaxFactory.Token(SyntaxKind.InternalKeyword).WithTrailingTrivia(SyntaxFactory.Space) };
        foreach (var modifier in type.Modifiers)
        {
            if (!modifier.IsKind(SyntaxKind.PrivateKeyword) && !modifier.IsKind(SyntaxKind.ProtectedKeyword)
                && !modifier.IsKind(SyntaxKind.InternalKeyword) && !modifier.IsKind(SyntaxKind.FileKeyword))
            {
                modifiers.Add(modifier);
            }
        }
        modifiers[0] = modifiers[0].WithLeadingTrivia(first.LeadingTrivia);
        type = (BaseTypeDeclarationSyntax)type.ReplaceToken(first, first.WithLeadingTrivia());
        return (BaseTypeDeclarationSyntax)type.WithModifiers(SyntaxFactory.TokenList(modifiers));
    }

    /// <summary>An internal interface with a private payload would only be the next error, CS0050.</summary>
    static bool UsesHiddenTypes(INamedTypeSymbol contract, List<BaseTypeDeclarationSyntax> opened, SemanticModel model)
    {
        foreach (var member in contract.GetMembers())
        {
            if (member is not IMethodSymbol method)
                continue;
            if (IsHidden(method.ReturnType, opened, model))
                return true;
            foreach (var parameter in method.Parameters)
            {
                if (IsHidden(parameter.Type, opened, model))
                    return true;
            }
        }
        return false;
    }

    static bool IsHidden(ITypeSymbol type, List<BaseTypeDeclarationSyntax> opened, SemanticModel model)
    {
        if (type is IArrayTypeSymbol array)
            return IsHidden(array.ElementType, opened, model);
        if (type is not INamedTypeSymbol named)
            return false;
        foreach (var argument in named.TypeArguments)
        {
            if (IsHidden(argument, opened, model))
                return true;
        }
        for (var outer = named; outer is not null; outer = outer.ContainingType)
        {
            if (!IsReachable(outer) && !opened.Exists(open => SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(open), outer)))
                return true;
        }
        return false;
    }
}
