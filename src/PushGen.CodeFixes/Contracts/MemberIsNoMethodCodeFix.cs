using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0003: turns a property or indexer into calls (a property of items into a stream), and an event into the topic that it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemberIsNoMethodCodeFix() : PushCodeFix(DiagnosticIds.MemberIsNoMethod)
{
    const string LastParameter = Written.Token + " cancellationToken = default);";

    private protected override Task OfferAsync(FixOffer offer)
    {
        var node = offer.Root.FindNode(offer.Diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (node is not { Parent: InterfaceDeclarationSyntax contract } || node.Modifiers.Any(SyntaxKind.StaticKeyword))
            return Task.CompletedTask;
        var (title, methods) = node switch
        {
            PropertyDeclarationSyntax property when IsItems(property.Type) => ("Turn the property into a stream", Stream(property)),
            PropertyDeclarationSyntax property => ("Turn the property into a call", Calls(property, property.Identifier.ValueText, "")),
            IndexerDeclarationSyntax indexer => ("Turn the indexer into a call", Calls(indexer, "Item", indexer.ParameterList.Parameters.ToString() + ", ")),
            EventFieldDeclarationSyntax @event => ("Turn the event into a topic", Topic(@event)),
            _ => ("", []),
        };
        if (methods.Count > 0 && !AreTaken(contract, node, methods))
            offer.Rewrite(title, offer.Root.ReplaceNode(node, Laid(methods, node, Layout.EndOfLine(offer.Root))));
        return Task.CompletedTask;
    }

    static List<string> Calls(BasePropertyDeclarationSyntax property, string name, string parameters)
    {
        var calls = new List<string>();
        if (property.AccessorList is not { } accessors || property.Type is RefTypeSyntax)
            return calls;
        foreach (var accessor in accessors.Accessors)
        {
            calls.Add(accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
                ? $"{Result(property.Type)} Get{name}({parameters}{LastParameter}"
                : $"{Written.Task} Set{name}({parameters}{property.Type.WithoutTrivia()} value, {LastParameter}");
        }
        return calls;
    }

    static string Result(TypeSyntax type) =>
        type is IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } or GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask" }
            ? type.WithoutTrivia().ToString()
            : $"{Written.Task}<{type.WithoutTrivia()}>";

    static bool IsItems(TypeSyntax type) => type is GenericNameSyntax { Identifier.ValueText: "IAsyncEnumerable" };

    static List<string> Stream(PropertyDeclarationSyntax property) =>
        property.AccessorList is { Accessors: { Count: 1 } accessors } && accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration)
            ? [$"{property.Type.WithoutTrivia()} {property.Identifier}({LastParameter}"]
            : [];

    static List<string> Topic(EventFieldDeclarationSyntax @event)
    {
        var type = @event.Declaration.Type is NullableTypeSyntax nullable ? nullable.ElementType : @event.Declaration.Type;
        return @event.Declaration.Variables.Count == 1
            && type is GenericNameSyntax { Identifier.ValueText: "Action" or "EventHandler", TypeArgumentList.Arguments: { Count: 1 } items }
                ? [$"[Topic] {Written.AsyncEnumerable}<{items[0]}> {@event.Declaration.Variables[0].Identifier}({LastParameter}"]
                : [];
    }

    static bool AreTaken(InterfaceDeclarationSyntax contract, MemberDeclarationSyntax replaced, List<string> methods)
    {
        foreach (string text in methods)
        {
            string name = ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text)!).Identifier.ValueText;
            foreach (var member in contract.Members)
            {
                if (member != replaced && member is MethodDeclarationSyntax other && other.Identifier.ValueText == name)
                    return true;
            }
        }
        return false;
    }

    /// <summary>The first method has the comments of what it replaces.</summary>
    static IEnumerable<SyntaxNode> Laid(List<string> methods, MemberDeclarationSyntax replaced, SyntaxTrivia endOfLine)
    {
        var head = replaced.GetFirstToken();
        bool ownLine = Layout.IsFirstOnLine(head);
        for (int i = 0; i < methods.Count; i++)
        {
            var method = Written.Member(methods[i]);
            method = method.WithLeadingTrivia(i == 0 ? replaced.GetLeadingTrivia() : ownLine ? Layout.Indentation(head) : default);
            yield return method.WithTrailingTrivia(i == methods.Count - 1 ? replaced.GetTrailingTrivia() : ownLine ? SyntaxFactory.TriviaList(endOfLine) : SyntaxFactory.TriviaList(SyntaxFactory.Space));
        }
    }
}
