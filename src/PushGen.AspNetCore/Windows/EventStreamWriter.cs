using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Writes items and control events as Server-Sent Events.</summary>
sealed class EventStreamWriter(PipeWriter body)
{
    // What was written last goes to the connection together with the flush: a piece of 4 KiB at a time takes two locks of Kestrel's each.
    ReadOnlyMemory<byte> last;

    /// <summary>Tells the client how long to wait before it comes back: random, so that clients of a lost server do not come all at once.</summary>
    public void Retry() => Write(string.Create(CultureInfo.InvariantCulture, $"retry: {Random.Shared.Next(1000, 3001)}\n"));

    /// <summary>The first event.</summary>
    /// <param name="cursor">The reader's own, or the start for one that brought none; null if it brought one that cannot be read.</param>
    /// <param name="heartbeat">After how much silence a comment comes.</param>
    public void Ready(PushCursor? cursor, TimeSpan heartbeat) =>
        Write("push.ready", cursor?.ToString(), ControlJson.Bytes(heartbeat.TotalSeconds, static (json, seconds) =>
        {
            json.WriteStartObject();
            json.WriteNumber("heartbeat"u8, seconds);
            json.WriteEndObject();
        }));

    public void Items(LogSlice items)
    {
        Settle();
        last = items.Events;
    }

    public void Live() => Write("event: push.live\ndata: {}\n\n"u8);

    /// <param name="gap">The gap. Its event moves the reader: a cut before it must not hide it.</param>
    /// <param name="final">Nothing follows.</param>
    public void Gap(PushGap gap, bool final) => Write("push.gap", final ? Wire.EndId : gap.ResumesAfter.ToString(), ControlJson.Bytes(gap, ControlJson.WriteGap));

    public void End(LogEnd end) => Write("push.end", Wire.EndId, ControlJson.Bytes(end, ControlJson.WriteEnd));

    public void Bye(Farewell bye) => Write("push.bye", null, ControlJson.Bytes(bye, ControlJson.WriteBye));

    /// <summary>Shows, after silence, that the connection lives.</summary>
    public void Heartbeat() => Write(":\n\n"u8);

    /// <summary>Hands what was written to the connection.</summary>
    public ValueTask<FlushResult> FlushAsync()
    {
        var rest = last;
        last = default;
        return rest.IsEmpty ? body.FlushAsync(CancellationToken.None) : body.WriteAsync(rest, CancellationToken.None);
    }

    void Write(string name, string? id, ReadOnlyMemory<byte> data)
    {
        Write($"event: {name}\n");
        if (id is not null)
            Write($"id: {id}\n");
        Write("data: "u8);
        Write(data.Span);
        Write("\n\n"u8);
    }

    void Write(string text)
    {
        Settle();
        Encoding.ASCII.GetBytes(text, body);
    }

    void Write(ReadOnlySpan<byte> bytes)
    {
        Settle();
        body.Write(bytes);
    }

    void Settle()
    {
        body.Write(last.Span);
        last = default;
    }
}
