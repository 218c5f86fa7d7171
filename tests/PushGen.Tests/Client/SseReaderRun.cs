using System.Text;

namespace PushGen.Tests;

/// <summary>Reads bytes with <see cref="SseReader"/>, in pieces.</summary>
static class SseReaderRun
{
    /// <param name="Type">As an EventSource says it: "message" where the stream says nothing.</param>
    /// <param name="Id">The id that the event itself brought.</param>
    /// <param name="Data">The lines of data.</param>
    public sealed record Event(string Type, string? Id, string Data);

    public static List<Event> Read(string text) => Read(Encoding.UTF8.GetBytes(text), () => int.MaxValue).Events;

    public static (List<Event> Events, TimeSpan? Retry) Read(byte[] bytes, Func<int> pieceSize)
    {
        using var reader = new SseReader();
        var events = new List<Event>();
        for (int at = 0; at < bytes.Length;)
        {
            at += Give(reader, bytes.AsSpan(at), pieceSize());
            while (reader.TryRead(out var e))
                events.Add(new(e.Name.IsEmpty ? "message" : Encoding.UTF8.GetString(e.Name), e.HasId ? Encoding.UTF8.GetString(e.Id) : null, Encoding.UTF8.GetString(e.Data)));
        }
        return (events, reader.Retry);
    }

    /// <summary>Gives the reader as much as it has room for, and no more than one piece.</summary>
    public static int Give(SseReader reader, ReadOnlySpan<byte> bytes, int pieceSize)
    {
        var free = reader.Free().Span;
        int count = Math.Min(Math.Min(pieceSize, free.Length), bytes.Length);
        bytes[..count].CopyTo(free);
        reader.Advance(count);
        return count;
    }
}
