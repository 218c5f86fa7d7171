using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Parsers;

/// <summary>One topic for each kind of payload that has a generated parser.</summary>
[PushContract]
public interface IParsed
{
    [Topic] IAsyncEnumerable<Values> OfValues(CancellationToken cancellationToken = default);

    [Topic] IAsyncEnumerable<Optional> OfOptional(CancellationToken cancellationToken = default);

    [Topic] IAsyncEnumerable<Settable> OfSettable(CancellationToken cancellationToken = default);

    [Topic] IAsyncEnumerable<Derived> OfDerived(CancellationToken cancellationToken = default);

    [Topic] IAsyncEnumerable<Nested> OfNested(CancellationToken cancellationToken = default);

    [Topic] IAsyncEnumerable<List<Pair>> OfList(CancellationToken cancellationToken = default);

    [Topic] IAsyncEnumerable<Empty> OfEmpty(CancellationToken cancellationToken = default);
}

public enum Side
{
    Buy,
    Sell = -5,
}

public enum Size : byte
{
    Small,
    Large = 200,
}

public sealed record Values(
    string Text, bool Flag, sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, float I, double J, decimal K, Guid Id, DateTimeOffset At, DateTime Day, Side Side, Size Size);

public sealed record Optional(
    string? Text, bool? Flag, int? E, ulong? H, double? J, decimal? K, Guid? Id, DateTimeOffset? At, Side? Side, Pair? Pair, Line? Line, List<int>? Numbers, string?[]? Texts);

public sealed class Settable
{
    public required string Name { get; set; }

    [JsonPropertyName("n")] public int Number { get; init; } = 7;

    [JsonPropertyOrder(-1)] public string URLOfX { get; set; } = "";

    [JsonIgnore] public string Secret { get; set; } = "";

    public int Double => Number * 2;
}

public class Base
{
    public int Id { get; set; }

    public string Note { get; set; } = "";
}

public sealed class Derived(long amount) : Base
{
    public long Amount { get; } = amount;

    public string Own { get; set; } = "";
}

public readonly record struct Pair(int X, int Y);

/// <summary>A constructor of the application may refuse what it is given.</summary>
public sealed record Line
{
    public Line(string product, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (Product, Count) = (product, count);
    }

    public string Product { get; }

    public int Count { get; }
}

public sealed record Nested(Line First, Pair Corner, Line[] Lines, IReadOnlyList<Pair> Corners, List<List<int>> Table);

public sealed record Empty;
