using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Parsing;

/// <summary>What a topic says of who may read it.</summary>
static class TopicAccess
{
    static readonly HashSet<string> Persons = new(StringComparer.OrdinalIgnoreCase)
    {
        "user", "account", "customer", "patient", "member", "employee", "tenant",
    };

    public static void Check(OperationDraft draft, Findings findings)
    {
        if (draft.Topic is not { } topic || !draft.IsSequence)
            return;
        bool isGated = TopicReader.IsSet(topic, "Gated"), isPerUser = TopicReader.IsSet(topic, "PerUser");
        if (TopicReader.IsSet(topic, "Public"))
        {
            if (isGated || isPerUser)
                findings.Add(draft, Descriptors.PublicTopicIsRestricted, draft.Method, TypeText.ShowMember(draft.Method), $"also {(isGated ? "Gated" : "PerUser")}; take one of them away");
        }
        else if (!isGated && !isPerUser && FindPerson(draft.Method) is { } person)
            findings.Add(draft, Descriptors.KeyIsAPerson, person, TypeText.ShowMember(draft.Method), person.Name);
    }

    static IParameterSymbol? FindPerson(IMethodSymbol topic)
    {
        foreach (var parameter in topic.Parameters)
        {
            string name = parameter.Name;
            if (Persons.Contains(name.EndsWith("Id", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name))
                return parameter;
        }
        return null;
    }
}
