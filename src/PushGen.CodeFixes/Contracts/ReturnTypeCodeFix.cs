using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Diagnostics;

namespace PushGen.CodeFixes.Contracts;

/// <summary>PUSH0005, PUSH0013: what an operation returns becomes a task, or the sequence that was meant; or the topic becomes a call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReturnTypeCodeFix() : PushCodeFix(DiagnosticIds.ReturnTypeIsUnknown, DiagnosticIds.TopicIsNoSequence)
{
    private protected override async Task OfferAsync(FixOffer offer)
    {
        if (offer.Find<MethodDeclarationSyntax>() is not { } method || await offer.Document.GetSemanticModelAsync(offer.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        var returned = ReturnedType.Read(method, model);
        bool isTopic = offer.Diagnostic.Id == DiagnosticIds.TopicIsNoSequence;
        if (returned.Items is { } items && (isTopic || (items != returned.Result && returned.Inner is null)))
            Offer("Return an IAsyncEnumerable", Written.Type(Written.AsyncEnumerable, items));
        if (isTopic)
        {
            if (returned.IsTask && AttributeEdits.Find(method.AttributeLists, "Topic") is { } topic)
                offer.Replace("Remove [Topic]", offer.Root, AttributeEdits.Remove(offer.Root, topic));
            return;
        }
        if (returned.Inner is { } inner)
        {
            Offer("Return the inner task", inner);
        }
        else if (returned.CanBeAwaited)
        {
            Offer("Return a Task", Written.Type(Written.Task, returned.Result));
            Offer("Return a ValueTask", Written.Type(Written.ValueTask, returned.Result));
        }

        void Offer(string title, TypeSyntax type) =>
            offer.Rewrite(title, offer.Root.ReplaceNode(method.ReturnType, type.WithTriviaFrom(method.ReturnType)));
    }
}
