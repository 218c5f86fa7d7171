using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using BenchmarkDotNet.Attributes;
using PushGen.AspNetCore;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;
using PushGen.AspNetCore.Windows;
using PushGen.AspNetCore.Windows.Sockets;

namespace PushGen.Benchmarks.Micro;

/// <summary>From an item to bytes of a transport; per item, a hundred of them at once.</summary>
public class FramingBenchmarks
{
    readonly LogBatch batch = Samples.Batch();
    readonly SocketMessage message = new();
    readonly Quote quote = new("MSFT".PadRight(30, 'X'), 12.34m, 12.36m, 1234567890123456);
    readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0));
    readonly EventStreamWriter events;
    readonly PushServices services;
    readonly Page page = new();
    readonly string cursor = Samples.CursorOf(Samples.Items).ToString();
    readonly DefaultHttpContext http = new();

    public FramingBenchmarks()
    {
        events = new EventStreamWriter(pipe.Writer);
        services = BuildServices();
        var all = Samples.Batch();
        foreach (var slice in all.Slices)
            page.Batch.Add(slice);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "Lives as long as the benchmark.")]
    static PushServices BuildServices()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddPush();
        return builder.Build().Services.GetRequiredService<PushServices>();
    }

    /// <summary>What a publisher does once for all readers.</summary>
    [Benchmark]
    public int Encode()
    {
        using var encoder = ItemEncoder.Encode(quote, BenchJson.Default.Quote, Wire.MaxItemBytes);
        return encoder.Json.Length;
    }

    /// <summary>Into a segment of the log: as it stands in pages and in frames of a WebSocket.</summary>
    [Benchmark(OperationsPerInvoke = Samples.Items)]
    public int AppendToSegment() => Segment().Count;

    /// <summary>The same, and from there into events, which is done for the first reader only.</summary>
    [Benchmark(OperationsPerInvoke = Samples.Items)]
    public int MakeEvents() => Segment().Events(0, Samples.Items).Length;

    [Benchmark(OperationsPerInvoke = Samples.Items)]
    public int WriteSocketMessage()
    {
        message.Clear();
        SocketFrames.Items(message, 1, batch);
        return message.Finish().Length;
    }

    [Benchmark(OperationsPerInvoke = Samples.Items)]
    public async Task<long> WriteEvents()
    {
        foreach (var slice in batch.Slices)
            events.Items(slice);
        await events.FlushAsync();
        pipe.Reader.TryRead(out var read);
        long written = read.Buffer.Length;
        pipe.Reader.AdvanceTo(read.Buffer.End);
        return written;
    }

    /// <summary>Into a response that goes nowhere.</summary>
    [Benchmark(OperationsPerInvoke = Samples.Items)]
    public Task WritePage() => page.WriteAsync(http, services, cursor, bye: null).AsTask();

    static LogSegment Segment()
    {
        var segment = new LogSegment(Samples.CursorOf(1), 0, LogSegment.MaxBytes, LogSegment.SizeOf(Samples.Data.Length));
        for (int i = 1; i <= Samples.Items; i++)
            segment.Append(Samples.Data, Samples.CursorOf(i), 0);
        return segment;
    }
}
