using System.Text.Json;

namespace PushGen;

/// <summary>An error on the wire: RFC 9457 problem details plus <c>code</c>, the same object on every transport.</summary>
sealed record Problem(string Code, int Status, string? Detail = null)
{
    public const string MediaType = "application/problem+json";

    /// <summary>The members of a gap, where the error is one (<c>gap=fail</c>).</summary>
    public PushGap? Gap { get; init; }

    /// <summary>Whole seconds, as in the header <c>Retry-After</c>.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Which keys this store knows, where a key is of another (<see cref="PushErrorCodes.StoreChanged"/>).</summary>
    public string? Store { get; init; }

    public static Problem From(PushException e) => new(e.Code, e.Status, e.Detail)
    {
        Gap = (e as PushGapException)?.Gap,
        RetryAfter = e.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null,
        Store = e.Store,
    };

    public PushException ToException() => Gap is { } gap && Code == PushErrorCodes.Gap
        ? new PushGapException(gap)
        : new PushException(Code, Status, Detail) { RetryAfter = RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Store = Store };

    /// <summary>Writes it as one JSON object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "urn:pushgen:" + Code);
        writer.WriteString("code"u8, Code);
        writer.WriteNumber("status"u8, Status);
        if (Detail is not null)
            writer.WriteString("detail"u8, Detail);
        if (RetryAfter is { } seconds)
            writer.WriteNumber("retryAfter"u8, seconds);
        if (Store is not null)
            writer.WriteString("store"u8, Store);
        if (Gap is not null)
            GapJson.WriteMembers(writer, Gap);
        writer.WriteEndObject();
    }

    public byte[] ToUtf8()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer);
        return buffer.ToArray();
    }

    /// <summary>Reads what any server, also a proxy, may have sent; null if it is no problem of ours.</summary>
    public static Problem? TryRead(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("code", out var code) || code.ValueKind != JsonValueKind.String)
            return null;
        int status = json.TryGetProperty("status", out var s) && s.ValueKind == JsonValueKind.Number && s.TryGetInt32(out int n) ? n : 0;
        int? retry = json.TryGetProperty("retryAfter", out var r) && r.ValueKind == JsonValueKind.Number && r.TryGetInt32(out int w) ? w : null;
        return new Problem(code.GetString()!, status, Text(json, "detail")) { RetryAfter = retry, Store = Text(json, "store"), Gap = GapJson.TryRead(json) };
    }

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
