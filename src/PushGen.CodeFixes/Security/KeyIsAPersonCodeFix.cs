using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Security;

/// <summary>PUSH0502: a gate, or the user's own topic. The compiler then asks for the gate, and for the arguments that have changed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KeyIsAPersonCodeFix() : PushCodeFix(DiagnosticIds.KeyIsAPerson)
{
    private protected override Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<ParameterSyntax>() is not { Parent.Parent: MethodDeclarationSyntax topic } key || TopicAttributeEdit.Find(topic) is not { } attribute)
            return Task.CompletedTask;
        offer.Replace("Let the server class decide (Gated)", attribute, TopicAttributeEdit.With(attribute, "Gated"));
        if (key.Identifier.ValueText is "user" or "userId" && key.Type is PredefinedTypeSyntax { Keyword.ValueText: "string" })
        {
            var perUser = topic.ReplaceNode(attribute, TopicAttributeEdit.With(attribute, "PerUser"));
            offer.Replace("Make it the caller's own (PerUser)", topic, WithoutKey(perUser, topic.ParameterList.Parameters.IndexOf(key)));
        }
        return Task.CompletedTask;
    }

    /// <summary>Who the caller is, the server knows.</summary>
    static MethodDeclarationSyntax WithoutKey(MethodDeclarationSyntax topic, int index)
    {
        var parameters = topic.ParameterList.Parameters;
        return topic.ReplaceNode(topic.ParameterList, topic.ParameterList.WithParameters(parameters.RemoveAt(index)));
    }
}
