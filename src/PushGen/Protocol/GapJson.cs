using System.Text.Json;

namespace PushGen;

/// <summary>A gap's members <c>reason</c>, <c>requested</c>, <c>to</c> and <c>lost</c>.</summary>
static class GapJson
{
    static readonly string[] Names = ["trimmed", "skipped", "epoch", "ahead", "conflict", "invalid", "hole"];   // in the order of GapReason

    public static string NameOf(GapReason reason) => Names[(int)reason];

    public static void WriteMembers(Utf8JsonWriter writer, PushGap gap)
    {
        writer.WriteString("reason"u8, NameOf(gap.Reason));
        if (gap.Requested is { } requested)
            writer.WriteString("requested"u8, requested.ToString());
        writer.WriteString("to"u8, gap.ResumesAfter.ToString());
        if (gap.Lost is { } lost)
            writer.WriteNumber("lost"u8, lost);
    }

    /// <summary>Null where the members are no gap, or an unknown kind of one.</summary>
    public static PushGap? TryRead(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("to", out var to) || to.ValueKind != JsonValueKind.String || !PushCursor.TryParse(to.GetString(), out var position)
            || !json.TryGetProperty("reason", out var reason) || reason.ValueKind != JsonValueKind.String)
            return null;
        int known = Array.IndexOf(Names, reason.GetString());
        if (known < 0)
            return null;
        PushCursor? requested = json.TryGetProperty("requested", out var r) && r.ValueKind == JsonValueKind.String && PushCursor.TryParse(r.GetString(), out var c) ? c : null;
        long? lost = json.TryGetProperty("lost", out var l) && l.ValueKind == JsonValueKind.Number && l.TryGetInt64(out long n) ? n : null;
        return new PushGap((GapReason)known, requested, position, lost);
    }
}
