using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PushGen.AspNetCore.Windows.Sockets;

namespace PushGen.Benchmarks.Micro;

/// <summary>What a client does with what it received, up to the item's JSON; per item, a hundred of them at once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process.")]
public class ClientBenchmarks
{
    readonly CountingSink sink = new();
    readonly SseReader reader = new();
    readonly byte[] events, frame, page;

    public ClientBenchmarks()
    {
        var batch = Samples.Batch();
        List<byte> allEvents = [], allItems = [];
        foreach (var slice in batch.Slices)
        {
            allEvents.AddRange(slice.Events.Span);
            if (allItems.Count > 0)
                allItems.Add((byte)',');
            allItems.AddRange(slice.Json);
        }
        events = [.. allEvents];
        var message = new SocketMessage();
        SocketFrames.Items(message, 1, batch);
        frame = message.Finish().ToArray();
        page = [.. "{\"items\":["u8, .. allItems, .. Encoding.ASCII.GetBytes($"],\"cursor\":\"{batch.Position}\",\"upToDate\":true}}")];
    }

    [Benchmark(OperationsPerInvoke = Samples.Items)]
    public long ReadEvents()
    {
        for (var left = events.AsSpan(); !left.IsEmpty;)
        {
            var free = reader.Free().Span;
            int taken = Math.Min(free.Length, left.Length);
            left[..taken].CopyTo(free);
            reader.Advance(taken);
            left = left[taken..];
            while (reader.TryRead(out var item))
            {
                if (PushCursor.TryParse(item.Id, null, out var cursor))
                    sink.Item(cursor, item.Data, isRead: false);
            }
        }
        return sink.Bytes;
    }

    /// <summary>The array of items in a frame of a WebSocket.</summary>
    [Benchmark(OperationsPerInvoke = Samples.Items)]
    public long ReadFrame()
    {
        ReadOnlySpan<byte> text = frame;
        var json = new Utf8JsonReader(text);
        while (json.TokenType != JsonTokenType.StartArray)
            json.Read();
        ItemArray.Read(ref json, ref text, sink);
        return sink.Bytes;
    }

    [Benchmark(OperationsPerInvoke = Samples.Items)]
    public object? ReadPage() => PollPage.Read(page, null, sink).End;
}

/// <summary>Reads everything as the typed client does.</summary>
sealed class CountingSink : IFeedSink
{
    readonly ItemFormat<Quote> format = new(BenchContract.Quotes.Item, nullable: false, "quotes", BenchContract.Quotes.Parser);
    Quote? ahead;

    public long Bytes { get; private set; }

    public int Room => int.MaxValue;

    public int Enough => 1;

    public long Taken => 0;

    public Task WaitForTakenAsync(long count, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Ready(PushCursor? start)
    {
    }

    public int ReadAhead(ReadOnlySpan<byte> json) => format.ReadAhead(json, out ahead!);

    public bool Item(PushCursor cursor, ReadOnlySpan<byte> json, bool isRead)
    {
        if (!isRead)
            ahead = format.Read(json);
        Bytes += json.Length;
        return true;
    }

    public bool Gap(PushGap gap) => true;
}
