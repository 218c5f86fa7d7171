using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;
using OperationKind = PushGen.Generators.Model.OperationKind;

namespace PushGen.Generators.Parsing;

sealed partial class ContractReader
{
    readonly List<string> payloads = [];

    void ReadMembers(ContractMembers members)
    {
        var findings = new Findings(contract, sink);
        var broken = new ThrowingMembers(throwing, types);
        foreach (var other in members.Others)
        {
            sink?.Add(Descriptors.MemberIsNoMethod, findings.Here(other), TypeText.ShowMember(other), WhatItIs(other));
            broken.AddOther(other);
        }

        var reader = new OperationReader(findings, types);
        var drafts = new List<OperationDraft>(members.Operations.Count);
        foreach (var method in members.Operations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            drafts.Add(reader.Read(method));
        }
        FindEqualNames(drafts, findings);

        var namer = new OperationNamer(typeNames, members.Operations, types);
        foreach (var draft in drafts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var names = namer.Name(draft);
            warnings.AddOperation(draft.Method);
            if (draft.Rule is null)
                operations.Add(Build(draft, names, namer));
            else
                broken.AddOperation(draft, names);       // reported as draft.Rule
        }
        endpointsParameter = namer.EndpointsParameter();
    }

    static string WhatItIs(ISymbol member) =>
        member.IsStatic ? "static abstract"
        : member is IPropertySymbol property ? property.IsIndexer ? "an indexer" : "a property"
        : "an event";

    /// <summary>The later of two is reported, but neither works: which of them was meant is the author's to say.</summary>
    static void FindEqualNames(List<OperationDraft> drafts, Findings findings)
    {
        var first = new Dictionary<string, OperationDraft>(StringComparer.OrdinalIgnoreCase);
        var suggested = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (!first.TryGetValue(draft.WireName, out var earlier))
            {
                first.Add(draft.WireName, draft);
                continue;
            }
            TellEqualNames(draft, earlier, drafts, suggested, findings);
            earlier.Rule ??= DiagnosticIds.OperationNameIsTaken;
        }
    }

    static void TellEqualNames(OperationDraft draft, OperationDraft earlier, List<OperationDraft> drafts, HashSet<string> suggested, Findings findings)
    {
        if (findings.AreForgotten)
        {
            draft.Rule ??= DiagnosticIds.OperationNameIsTaken;
            return;
        }
        string shown = TypeText.ShowMember(draft.Method), shownEarlier = TypeText.ShowMember(earlier.Method);
        if (shown == shownEarlier)
            (shown, shownEarlier) = (TypeText.ShowSignature(draft.Method), TypeText.ShowSignature(earlier.Method));
        findings.Add(draft, Descriptors.OperationNameIsTaken, draft.Method, shown, draft.WireName, shownEarlier,
            new FindingDetail { Suggestion = WireNameSuggestion.ForOverload(draft, earlier, drafts, suggested) });
    }

    OperationModel Build(OperationDraft draft, OperationNames names, OperationNamer namer)
    {
        var method = draft.Method;
        var parameters = WithFields(draft, names);
        for (int i = 0; i < parameters.Count; i++)
        {
            if (draft.Kind != OperationKind.Topic && parameters[i].Role == ParameterRole.Argument)
                AddPayload(method.Parameters[i].Type, parameters[i].Type);
        }
        string? element = draft.Element is null ? null : AddPayload(draft.Element, types.Of(draft.Element));
        string? payload = draft.Payload is null ? null : AddPayload(draft.Payload, types.Of(draft.Payload));
        return new OperationModel
        {
            Kind = draft.Kind,
            Name = TypeText.Identifier(method.Name),
            MemberName = method.Name,
            WireName = draft.WireName,
            DeclaringType = SymbolEqualityComparer.Default.Equals(method.ContainingType, contract) ? contractType : types.Of(method.ContainingType),
            Attributes = CallerAttributes.Of(method),
            DocId = method.OriginalDefinition.GetDocumentationCommentId() ?? "",
            Names = names,
            Parameters = parameters,
            ReturnType = types.Of(method.ReturnType),
            ReturnForm = draft.ReturnForm!.Value,
            Payload = payload,
            Parser = draft.Payload is null ? null : payloadReader?.Find(draft.Payload),
            PayloadIsNullable = draft.Payload is not null && TypeText.IsNullable(draft.Payload),
            Element = element,
            ElementIsNullable = draft.Element is not null && TypeText.IsNullable(draft.Element),
            Topic = draft.Kind == OperationKind.Topic ? BuildTopic(draft, namer) : null,
            Repetition = draft.Kind != OperationKind.Call ? null
                : KnownTypes.FindPushAttribute(method, "IdempotentAttribute") is not null ? "Idempotent"
                : KnownTypes.FindPushAttribute(method, "AtMostOnceAttribute") is not null ? "AtMostOnce"
                : null,
        };
    }

    static TopicModel BuildTopic(OperationDraft draft, OperationNamer namer)
    {
        var names = new UniqueNames();
        foreach (var parameter in draft.Method.Parameters)
            names.Reserve(parameter.Name);
        return new TopicModel
        {
            Options = TopicReader.Options(draft.Topic!),
            Gate = TopicReader.IsSet(draft.Topic!, "Gated") ? namer.Gate(draft) : null,
            UserId = OperationNamer.IsPerUser(draft) ? names.Claim("userId") : null,
        };
    }

    /// <summary>A field is called like its parameter, unless the struct has a member of that name already.</summary>
    static EquatableArray<ParameterModel> WithFields(OperationDraft draft, OperationNames names)
    {
        var fields = new UniqueNames([.. UniqueNames.OfObject, names.Arguments, "Read", "Write", "writer"]);
        var parameters = new ParameterModel[draft.Parameters.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = draft.Parameters[i];
            if (parameters[i].Role == ParameterRole.Argument)
                parameters[i] = parameters[i] with { Field = TypeText.Identifier(fields.Claim(draft.Method.Parameters[i].Name)) };
        }
        return new EquatableArray<ParameterModel>(parameters);
    }

    /// <summary>Notes the type for the check at start, and gives back its text.</summary>
    string AddPayload(ITypeSymbol type, string text)
    {
        string bare = text.IndexOf('?') < 0 ? text : types.Unannotated(type);
        if (!payloads.Contains(bare))
            payloads.Add(bare);
        return text;
    }
}
