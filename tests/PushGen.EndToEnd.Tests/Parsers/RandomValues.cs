namespace PushGen.EndToEnd.Tests.Parsers;

/// <summary>Values of all kinds, the odd ones often.</summary>
static class RandomValues
{
    static readonly string[] Texts = ["", "MSFT", "a \"quoted\" \\ text", "Zoë, 東京, 🙂", "tab\tand\nline", "\u007f", new('x', 300), "null", "{\"a\":1}"];

    public static Values Next(Random random) => new(
        random.Next(3) == 0 ? new string('y', random.Next(40)) : Texts[random.Next(Texts.Length)],
        random.Next(2) == 0,
        (sbyte)Whole(random), (byte)Whole(random), (short)Whole(random), (ushort)Whole(random), (int)Whole(random), (uint)Whole(random), Whole(random), (ulong)Whole(random),
        (float)Fraction(random), Fraction(random), Decimal(random),
        random.Next(4) == 0 ? Guid.Empty : NewGuid(random),
        new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks - 9 * TimeSpan.TicksPerDay) + TimeSpan.TicksPerDay, TimeSpan.FromMinutes(random.Next(-800, 800))),
        new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), (DateTimeKind)random.Next(2)),
        random.Next(2) == 0 ? Side.Buy : (Side)random.Next(-9, 9),
        (Size)random.Next(256));

    static long Whole(Random random) => random.Next(6) switch
    {
        0 => 0,
        1 => long.MaxValue,
        2 => long.MinValue,
        3 => random.Next(-200, 200),
        4 => random.NextInt64(),
        _ => -random.NextInt64(),
    };

    static double Fraction(Random random) => random.Next(5) switch
    {
        0 => 0,
        1 => -0.0,
        2 => double.MaxValue * random.NextSingle() / 4e270,
        3 => random.NextDouble() * 1e-300,
        _ => random.Next(-1000, 1000) / 8.0,
    };

    static decimal Decimal(Random random) =>
        random.Next(4) == 0
            ? new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29))
            : new decimal(random.Next(), random.Next(3) == 0 ? random.Next() : 0, 0, random.Next(2) == 0, (byte)random.Next(12));

    static Guid NewGuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
