using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Payloads;

/// <summary>
/// PUSH0108: a tuple with names becomes a record with them. Only where nothing but the declaration speaks of it: code that makes such tuples
/// would no longer compile.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TupleIsNoRecordCodeFix() : PushCodeFix(DiagnosticIds.ValueIsNoProperty)
{
    /// <summary>The batch would put two records into one place.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override async Task OfferAsync(FixOffer offer)
    {
        if (offer.Root.FindNode(offer.Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not TupleTypeSyntax tuple || !HasNames(tuple))
            return;
        if (tuple.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is not { Parent: BaseNamespaceDeclarationSyntax or CompilationUnitSyntax } owner || Declared(tuple) is not var (member, name))
            return;
        var model = (await offer.Document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false))!;
        if (model.LookupNamespacesAndTypes(owner.SpanStart, name: name).Length > 0 || await IsSpokenOfAsync(offer, member).ConfigureAwait(false))
            return;
        var document = offer.Document;
        var root = offer.Root;
        offer.Change("Change to a record", _ => Task.FromResult(document.WithSyntaxRoot(Rewrite(root, tuple, owner, name))));
    }

    static bool HasNames(TupleTypeSyntax tuple)
    {
        foreach (var element in tuple.Elements)
        {
            if (element.Identifier.IsKind(SyntaxKind.None))
                return false;
        }
        return true;
    }

    /// <summary>The member that has the tuple, and what its record is called after it.</summary>
    static (string Member, string Record)? Declared(TupleTypeSyntax tuple) => tuple.FirstAncestorOrSelf<SyntaxNode>(static node => node is ParameterSyntax or MemberDeclarationSyntax) switch
    {
        ParameterSyntax parameter => (parameter.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText ?? parameter.Identifier.ValueText, Pascal(parameter.Identifier.ValueText)),
        PropertyDeclarationSyntax property => (property.Identifier.ValueText, property.Identifier.ValueText + "Value"),
        MethodDeclarationSyntax method => (method.Identifier.ValueText, WithoutAsync(method.Identifier.ValueText) + (method.ReturnType.ToString().Contains("IAsyncEnumerable") ? "Item" : "Result")),
        _ => null,
    };

    static string WithoutAsync(string name) => name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>Whether other code of the solution has the member's name: an implementation, or a caller.</summary>
    static async Task<bool> IsSpokenOfAsync(FixOffer offer, string member)
    {
        int found = 0;
        foreach (var project in offer.Document.Project.Solution.Projects)
        {
            foreach (var document in project.Documents)
            {
                if (await document.GetSyntaxRootAsync(offer.CancellationToken).ConfigureAwait(false) is not { } root)
                    continue;
                foreach (var token in root.DescendantTokens())
                {
                    if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == member && ++found > 1)
                        return true;
                }
            }
        }
        return false;
    }

    static SyntaxNode Rewrite(SyntaxNode root, TupleTypeSyntax tuple, BaseTypeDeclarationSyntax owner, string name)
    {
        string lineEnd = root.ToFullString().Contains("\r\n") ? "\r\n" : "\n";
        var elements = new List<string>();
        foreach (var element in tuple.Elements)
            elements.Add(element.Type + " " + Pascal(element.Identifier.ValueText));
        string access = owner.Modifiers.Any(SyntaxKind.PublicKeyword) ? "public " : owner.Modifiers.Any(SyntaxKind.InternalKeyword) ? "internal " : "";
        var changed = (BaseTypeDeclarationSyntax)owner.ReplaceNode(tuple, SyntaxFactory.IdentifierName(name).WithTriviaFrom(tuple));
        var record = SyntaxFactory.ParseMemberDeclaration($"{access}record {name}({string.Join(", ", elements)});")!;
        string indentation = IndentationOf(owner);
        record = record.WithLeadingTrivia(SyntaxFactory.EndOfLine(lineEnd), SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(SyntaxFactory.EndOfLine(lineEnd));
        if (!changed.GetTrailingTrivia().ToFullString().Contains("\n"))
            changed = changed.WithTrailingTrivia(changed.GetTrailingTrivia().Add(SyntaxFactory.EndOfLine(lineEnd)));
        return root.ReplaceNode(owner, [changed, record]);
    }

    static string IndentationOf(SyntaxNode node)
    {
        var trivia = node.GetLeadingTrivia();
        return trivia.Count > 0 && trivia[trivia.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia[trivia.Count - 1].ToString() : "";
    }
}
