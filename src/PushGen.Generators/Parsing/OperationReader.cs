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
            findings.Add(draft, Descriptors.WireNameIsIllegal, method, wireName, $"the operation '{TypeText.ShowMember(method)}'", fault);
        if (method.Arity > 0)
            findings.Add(draft, Descriptors.OperationIsGeneric, method, TypeText.ShowMember(method));
        ReadReturnType(draft);
        parameters.Read(draft);
        TopicAccess.Check(draft, findings);
        return draft;
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
