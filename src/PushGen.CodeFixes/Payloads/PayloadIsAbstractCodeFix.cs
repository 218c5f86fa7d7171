using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
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
        var derived = await DerivedAsync(type, offer.Document.Project, offer.CancellationToken).ConfigureAwait(false);
        if (derived.Count == 0)
            return;
        var generator = SyntaxGenerator.GetGenerator(offer.Document);
        var lists = new List<AttributeListSyntax>();
        foreach (var one in derived)
            lists.Add(JsonAttributes.DerivedType(generator, one, char.ToLowerInvariant(one.Name[0]) + one.Name.Substring(1)));
        offer.Replace("Name the derived types with [JsonDerivedType]", declaration, JsonAttributes.Append(declaration, lists));
    }

    static async Task<List<INamedTypeSymbol>> DerivedAsync(INamedTypeSymbol type, Project project, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        var projects = System.Collections.Immutable.ImmutableHashSet.Create(project);
        var found = type.TypeKind == TypeKind.Interface
            ? await SymbolFinder.FindImplementationsAsync(type, solution, transitive: true, projects, cancellationToken).ConfigureAwait(false)
            : await SymbolFinder.FindDerivedClassesAsync(type, solution, transitive: true, projects, cancellationToken).ConfigureAwait(false);
        var derived = new List<INamedTypeSymbol>();
        foreach (var one in found)
        {
            if (one is { IsAbstract: false, IsGenericType: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } && one.Locations[0].IsInSource)
                derived.Add(one);
        }
        derived.Sort(static (a, b) => CompareOrder(a.Locations[0], b.Locations[0]));
        return derived.Exists(one => derived.Exists(other => !ReferenceEquals(one, other) && one.Name == other.Name)) ? [] : derived;
    }

    /// <summary>As they stand in the files, so that the order is the author's.</summary>
    static int CompareOrder(Location one, Location other)
    {
        int files = string.CompareOrdinal(one.SourceTree!.FilePath, other.SourceTree!.FilePath);
        return files != 0 ? files : one.SourceSpan.CompareTo(other.SourceSpan);
    }
}
