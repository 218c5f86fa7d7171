namespace PushGen.Tests;

/// <summary>Cursors and items for scripts.</summary>
static class At
{
    public const ulong A = 0xA1A1A1, B = 0xB2B2B2, C = 0xC3C3C3;

    public static PushCursor Cursor(long offset, ulong epoch = A) => new(epoch, offset, offset == 0 ? 0 : (uint)(offset * 7919 % (1 << 30)));

    public static string Quote(int n) => $$"""{"symbol":"MSFT","price":{{n}}}""";

    public static string Item(int n, ulong epoch = A) => $$"""{"c":"{{Cursor(n, epoch)}}","d":{{Quote(n)}}}""";

    public static string Items(int from, int count) => string.Join(',', Enumerable.Range(from, count).Select(n => Item(n)));

    public static string Page(int from, int count) => $$"""{"items":[{{Items(from, count)}}],"cursor":"{{Cursor(from + count - 1)}}","upToDate":true}""";

    public static string EmptyPage(int at, string more = "") => $$"""{"items":[],"cursor":"{{Cursor(at)}}","upToDate":true{{more}}}""";

    public static string SseItem(int n) => $"id: {Cursor(n)}\ndata: {Quote(n)}\n\n";

    public static string SseReady(int at) => $"retry: 1873\nevent: push.ready\nid: {Cursor(at)}\ndata: {{\"heartbeat\":15}}\n\n";
}
