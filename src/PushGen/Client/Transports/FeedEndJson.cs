using System.Text.Json;

namespace PushGen;

/// <summary>The members of ends and farewells, the same on every transport.</summary>
static class FeedEndJson
{
    /// <summary><c>{"reason","p"?}</c>.</summary>
    public static FeedEnd ReadEnd(JsonElement json) =>
        FeedEnd.FromEnd(Text(json, "reason"u8), json.ValueKind == JsonValueKind.Object && json.TryGetProperty("p"u8, out var p) ? Problem.TryRead(p) : null);

    /// <summary><c>{"reason","after"}</c>: the server ends the connection and would like to be asked again.</summary>
    public static FeedEnd ReadBye(JsonElement json) =>
        new(FeedEndKind.Lost, Text(json, "reason"u8) ?? "bye", RetryAfter: Seconds(json, "after"u8));

    public static string? Text(JsonElement json, ReadOnlySpan<byte> name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static TimeSpan? Seconds(JsonElement json, ReadOnlySpan<byte> name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out double seconds) && seconds is >= 0 and <= 3600 ? TimeSpan.FromSeconds(seconds) : null;
}
