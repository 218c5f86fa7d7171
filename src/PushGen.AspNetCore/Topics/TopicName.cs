namespace PushGen.AspNetCore.Topics;

/// <summary>The name of a topic's log: <c>trading/quotes?symbol=MSFT</c>, for a user's own topic <c>trading/fills@alice</c>.</summary>
static class TopicName
{
    public static string Of(string path, string? userId, string key)
    {
        string owner = userId is null ? path : path + "@" + Uri.EscapeDataString(userId);
        return key.Length == 0 ? owner : owner + "?" + key;
    }

    /// <summary>Whether there can be any number of such topics.</summary>
    public static bool IsKeyed(string name) => name.AsSpan().ContainsAny('?', '@');
}
