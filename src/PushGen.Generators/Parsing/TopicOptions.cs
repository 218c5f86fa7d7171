using System.Globalization;
using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Parsing;

/// <summary>PUSH0018: options that the server would refuse at start. A suggestion is an assignment, or the name of an option to leave out.</summary>
static class TopicOptions
{
    const int DefaultRetain = 1000, Latest = 1;     // as TopicAttribute and SlowReader have them

    public static void Check(OperationDraft draft, Findings findings)
    {
        if (draft is not { Topic: { } topic, IsSequence: true })
            return;
        AtLeast(1, "Retain", suggestion: Number(topic, "Retain") == 0 ? "Retain = 1" : null);
        AtLeast(1, "RetainBytes", suggestion: null);
        AtLeast(0, "RetainSeconds", suggestion: "RetainSeconds");       // no limit was meant, and is the default
        AtLeast(0, "Replay", suggestion: null);

        int retain = Number(topic, "Retain") ?? DefaultRetain;
        if (Number(topic, "Replay") is not { } replay || retain < 1)
            return;
        if (replay > 1 && Number(topic, "SlowReader") == Latest)
            Tell("Replay", "with SlowReader.Latest a reader is given the newest item only, so that it is 0 or 1", "Replay = 1");
        else if (replay > retain)
            Tell("Replay", $"it retains only {Text(retain)} items (Retain)", "Retain = " + Text(replay));

        void AtLeast(int least, string option, string? suggestion)
        {
            if (Number(topic, option) < least)
                Tell(option, $"it has to be at least {Text(least)}", suggestion);
        }

        void Tell(string option, string why, string? suggestion) => findings.Add(draft, Descriptors.TopicOptionsContradict, draft.Method,
            TypeText.ShowMember(draft.Method), $"{option} = {Text(Number(topic, option)!.Value)}", why,
            new FindingDetail { Attribute = topic, Option = option, Suggestion = suggestion });
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the author set, an enum's value as a number too.</summary>
    static int? Number(AttributeData topic, string option)
    {
        foreach (var argument in topic.NamedArguments)
        {
            if (argument.Key == option)
                return argument.Value.Value as int?;
        }
        return null;
    }
}
