using System.Globalization;

namespace PushGen.Benchmarks.Fanout;

/// <summary>What the command line asks for.</summary>
sealed record FanoutOptions
{
    public int Subscribers { get; private init; } = 100;

    /// <summary>Of an item's JSON, in bytes, about.</summary>
    public int Size { get; private init; } = 100;

    public double Seconds { get; private init; } = 2;

    /// <summary>Each subscriber reads one of so many.</summary>
    public int Topics { get; private init; } = 1;

    public int Rounds { get; private init; } = 3;

    public static FanoutOptions Parse(ReadOnlySpan<string> args, int subscribers = 100)
    {
        var options = new FanoutOptions { Subscribers = subscribers };
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out double value) || value <= 0)
                throw new ArgumentException($"A number follows {args[i]}.");
            options = args[i] switch
            {
                "--subscribers" => options with { Subscribers = (int)value },
                "--topics" => options with { Topics = (int)value },
                "--size" => options with { Size = (int)value },
                "--seconds" => options with { Seconds = value },
                "--rounds" => options with { Rounds = (int)value },
                _ => throw new ArgumentException($"There is no option {args[i]}."),
            };
        }
        return options;
    }
}
