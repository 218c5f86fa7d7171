using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>Any text in place of a cursor: the read goes on where it says, or tells a gap. Longer with <c>PUSHGEN_CURSORS</c>.</summary>
public sealed class CursorAbuseTests
{
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz", Strange = "\r\n\0.IOlu A-é%";

    static readonly LogSettings Settings = new(20, int.MaxValue, null, 0, default);

    readonly LogStore store = new(new FakeTimeProvider());

    [Fact]
    public void AnyText_IsResumedOrToldAsAGap()
    {
        int seed = Random.Shared.Next();
        int count = int.TryParse(Environment.GetEnvironmentVariable("PUSHGEN_CURSORS"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : 50_000;
        var random = new Random(seed);
        var foreign = Publish("foreign", 30);
        var own = Publish("own", 30);
        var readable = own[^21..];      // the cursor before the first retained item, too
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var batch = new LogBatch();
        long spent = 0;
        for (int i = 0; i < count; i++)
        {
            string text = Text(random, own, foreign);
            long began = Stopwatch.GetTimestamp();
            using (var reader = store.Open("own", Settings, ReadStart.Parse(text), ReaderGapPolicy.Earliest, new Listener()))
                reader.Read(1000, int.MaxValue, batch);
            spent += Stopwatch.GetTimestamp() - began;

            int known = text == "earliest" ? 0 : text == "latest" ? 20 : readable.FindIndex(cursor => cursor.ToString() == text);
            Assert.True(known < 0 == batch.Gap is not null, $"seed {seed}: '{text}' gave {batch.Gap}");
            Assert.Equal(readable[(Math.Max(known, 0) + 1)..], batch.Entries.ConvertAll(entry => entry.Cursor));
            string outcome = batch.Gap?.Reason.ToString() ?? "resumed";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
        double each = Stopwatch.GetElapsedTime(0, spent).TotalMicroseconds / count;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: {count} cursors, {each:F2} µs each, {string.Join(", ", outcomes.Select(pair => $"{pair.Key} {pair.Value}"))}"));
        Assert.Equal(["Ahead", "Conflict", "Epoch", "Invalid", "Trimmed", "resumed"], outcomes.Keys);
    }

    static string Text(Random random, List<PushCursor> own, List<PushCursor> foreign)
    {
        var cursor = own[random.Next(own.Count)];
        string text = cursor.ToString();
        return random.Next(9) switch
        {
            0 => text,
            1 => foreign[random.Next(foreign.Count)].ToString(),
            2 => Mutated(text, random),
            3 => text[..random.Next(text.Length)],
            4 => new PushCursor(cursor.Epoch, random.NextInt64(31, PushCursor.MaxOffset), cursor.Tag).ToString(),
            5 => new PushCursor(cursor.Epoch ^ (ulong)random.Next(1, 1000), cursor.Offset, cursor.Tag).ToString(),
            6 => string.Create(random.Next(40), random, static (chars, random) => random.GetItems((Alphabet + Strange).AsSpan(), chars)),
            7 => random.Next(3) switch { 0 => "earliest", 1 => "latest", _ => "LATEST" },
            _ => random.Next(100) == 0 ? new string('0', 8192) : text + text[random.Next(text.Length)],
        };
    }

    static string Mutated(string text, Random random)
    {
        char[] chars = text.ToCharArray();
        string any = Alphabet + Strange;
        chars[random.Next(chars.Length)] = any[random.Next(any.Length)];
        return new(chars);
    }

    List<PushCursor> Publish(string name, int count)
    {
        List<PushCursor> cursors = [];
        for (int i = 0; i < count; i++)
        {
            Assert.True(store.GetOrAdd(name, Settings).TryAppend(Encoding.UTF8.GetBytes($"{i}"), out var cursor));
            cursors.Add(cursor);
        }
        return cursors;
    }
}
