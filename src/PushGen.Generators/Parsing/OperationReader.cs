using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>Reads one method of a contract.</summary>
sealed class OperationReader(Findings findings, TypeText types)
{
    readonly ParameterReader parameters = new(findings, types);

    public OperationDraft Read(IMethodSymbol method)
    {
        var topic = KnownTypes.FindPushAttribute(method, "TopicAttribute");
        string? given = ParameterReader.GivenName(method);
        string wireName = given ?? WireNames.OfOperation(method.Name);
        var draft = new OperationDraft(method, topic, wireName);

        if (WireNames.Fault(wireName) is { } fault)
        {
            findings.Add(draft, Descriptors.WireNameIsIllegal, method, wireName, $"the operation '{TypeText.ShowMember(method)}'", fault,
                new FindingDetail { Suggestion = WireNameSuggestion.Legal(wireName) ?? WireNameSuggestion.Legal(method.Name) });
        }
        if (method.Arity > 0)
            findings.Add(draft, Descriptors.OperationIsGeneric, method, TypeText.ShowMember(method));
        ReadReturnType(draft);
        parameters.Read(draft);
        TopicAccess.Check(draft, findings);
        CheckToken(draft);
        TopicOptions.Check(draft, findings);
        CheckRepetition(draft);
        return draft;
    }

    /// <summary>Only of the contract's own operations: where others come from, the author may not be able to add one.</summary>
    void CheckToken(OperationDraft draft)
    {
        if (findings.AreForgotten || draft is not { ReturnForm: not null, Topic: null } || !findings.IsOwn(draft.Method))
            return;
        foreach (var parameter in draft.Method.Parameters)
        {
            if (KnownTypes.IsCancellationToken(parameter.Type))
                return;
        }
        findings.Add(draft, Descriptors.CancellationTokenIsMissing, draft.Method, TypeText.ShowMember(draft.Method), draft.IsSequence ? "stream" : "call");
    }

    void CheckRepetition(OperationDraft draft)
    {
        var idempotent = KnownTypes.FindPushAttribute(draft.Method, "IdempotentAttribute");
        var atMostOnce = KnownTypes.FindPushAttribute(draft.Method, "AtMostOnceAttribute");
        if (draft.ReturnForm is null || (idempotent is null && atMostOnce is null))
            return;
        string? fault = draft.IsSequence ? $"it is a {(draft.Topic is null ? "stream" : "topic")}, and only calls are sent again"
            : draft.Element is not null ? "its sequence cannot be read again, so that an upload is sent once anyway"
            : null;
        if (idempotent is not null && fault is not null)
            Tell(idempotent, "Idempotent", fault);
        if (atMostOnce is not null && (fault ?? (idempotent is null ? null : "the call is [Idempotent] too, which says the opposite")) is { } both)
            Tell(atMostOnce, "AtMostOnce", both);

        void Tell(AttributeData attribute, string name, string why) => findings.Add(draft, Descriptors.RepetitionIsMisplaced, draft.Method,
            name, TypeText.ShowMember(draft.Method), why, new FindingDetail { Attribute = attribute });
    }

    void ReadReturnType(OperationDraft draft)
    {
        var type = draft.Method.ReturnType;
        (draft.ReturnForm, draft.Payload) = draft.Method.ReturnsByRef || draft.Method.ReturnsByRefReadonly ? default : Classify(type);
        if (draft.IsSequence)
            return;
        if (draft.Topic is not null)
            findings.Add(draft, Descriptors.TopicIsNoSequence, draft.Method, TypeText.ShowMember(draft.Method), TypeText.Show(type));
        else if (type.TypeKind == TypeKind.Error)
            draft.Rule ??= "CS0246";        // the compiler says so itself
        else if (draft.ReturnForm is null)
            findings.Add(draft, Descriptors.ReturnTypeIsUnknown, draft.Method, TypeText.ShowMember(draft.Method), TypeText.Show(type));
    }

    static (ReturnForm? Form, ITypeSymbol? Payload) Classify(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named)
            return default;
        if (KnownTypes.IsAsyncEnumerable(named))
            return (ReturnForm.Sequence, named.TypeArguments[0]);
        bool isTask = KnownTypes.IsTask(named);
        if (!isTask && !KnownTypes.IsValueTask(named))
            return default;
        if (named.Arity == 0)
            return (isTask ? ReturnForm.Task : ReturnForm.ValueTask, null);
        var result = named.TypeArguments[0];
        if (KnownTypes.IsProducedOverTime(result))
            return default;
        return (isTask ? ReturnForm.TaskOfResult : ReturnForm.ValueTaskOfResult, result);
    }
}
