using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Payloads;

/// <summary>PUSH0103: names the types of the project that derive from the payload, with a discriminator each.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PayloadIsAbstractCodeFix() : PushCodeFix(DiagnosticIds.PayloadIsAbstract)
{
    private protected override async Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<BaseTypeDeclarationSyntax>() is not TypeDeclarationSyntax declaration || declaration.Identifier.Span != offer.Diagnostic.Location.SourceSpan)
            return;         // the type is another project's
        var model = await offer.Document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false);
        if (model!.GetDeclaredSymbol(declaration, offer.CancellationToken) is not { IsGenericType: false } type)
            return;
        var derived = DerivedOf(type);
        if (derived.Count == 0)
            return;
        var attributes = await JsonAttributes.ForAsync(offer.Document, offer.CancellationToken).ConfigureAwait(false);
        var lists = new List<AttributeListSyntax>();
        foreach (var one in derived)
            lists.Add(attributes.DerivedType(one, char.ToLowerInvariant(one.Name[0]) + one.Name.Substring(1)));
        var document = offer.Document;
        offer.Change("Name the derived types with [JsonDerivedType]", cancellation => JsonAttributes.AddAsync(document, declaration, lists, cancellation));
    }

    static List<INamedTypeSymbol> DerivedOf(INamedTypeSymbol type)
    {
        var derived = new List<INamedTypeSymbol>();
        Find(type.ContainingAssembly.GlobalNamespace, type, derived);
        derived.Sort(static (a, b) => CompareOrder(a.Locations[0], b.Locations[0]));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return derived.TrueForAll(one => names.Add(one.Name)) ? derived : [];       // each needs a word of its own
    }

    static void Find(INamespaceOrTypeSymbol scope, INamedTypeSymbol type, List<INamedTypeSymbol> derived)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is INamedTypeSymbol { IsAbstract: false, IsGenericType: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } one && Derives(one, type))
                derived.Add(one);
            if (member is INamespaceOrTypeSymbol inner)
                Find(inner, type, derived);
        }
    }

    static bool Derives(INamedTypeSymbol one, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
            return one.AllInterfaces.Contains(type);
        for (var parent = one.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(parent, type))
                return true;
        }
        return false;
    }

    /// <summary>As they stand in the files, so that the order is the author's.</summary>
    static int CompareOrder(Location one, Location other)
    {
        int files = string.CompareOrdinal(one.SourceTree!.FilePath, other.SourceTree!.FilePath);
        return files != 0 ? files : one.SourceSpan.CompareTo(other.SourceSpan);
    }
}
