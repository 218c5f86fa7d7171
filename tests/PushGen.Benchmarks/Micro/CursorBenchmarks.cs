using System.Text;
using BenchmarkDotNet.Attributes;

namespace PushGen.Benchmarks.Micro;

/// <summary>Cursors stand with every item and in every poll.</summary>
public class CursorBenchmarks
{
    readonly PushCursor cursor = Samples.CursorOf(123_456);
    readonly string text = Samples.CursorOf(123_456).ToString();
    readonly byte[] utf8 = Encoding.ASCII.GetBytes(Samples.CursorOf(123_456).ToString()), written = new byte[PushCursor.TextLength];

    [Benchmark]
    public bool ParseUtf8() => PushCursor.TryParse(utf8, null, out _);

    [Benchmark]
    public bool ParseText() => PushCursor.TryParse(text, out _);

    [Benchmark]
    public bool FormatUtf8() => cursor.TryFormat(written, out _);

    [Benchmark]
    public string FormatText() => cursor.ToString();
}
