using System.Globalization;
using PushGen;

namespace Trading.Desk;

/// <summary>What the command line says.</summary>
sealed record Arguments
{
    public string Address { get; private set; } = "http://127.0.0.1:5080/push";

    public string Token { get; private set; } = "alice";

    public PushTransports Transports { get; private set; } = PushTransports.All;

    /// <summary>Null: until Ctrl+C.</summary>
    public TimeSpan? Duration { get; private set; }

    public string CursorFile { get; private set; } = "";

    public static bool TryParse(string[] args, out Arguments arguments)
    {
        arguments = new Arguments();
        if (args.Length % 2 != 0)
            return false;
        foreach (string[] option in args.Chunk(2))
        {
            if (!arguments.Set(option[0], option[1]))
                return false;
        }
        if (arguments.CursorFile.Length == 0)
            arguments.CursorFile = Path.Combine(AppContext.BaseDirectory, $"fills-of-{arguments.Token}.cursor");
        return true;
    }

    bool Set(string name, string value)
    {
        switch (name)
        {
            case "--server":
                Address = value;
                return true;
            case "--token":
                Token = value;
                return true;
            case "--cursor":
                CursorFile = value;
                return true;
            case "--transport":
                Transports = value switch
                {
                    "ws" => PushTransports.WebSocket,
                    "sse" => PushTransports.ServerSentEvents,
                    "lp" => PushTransports.LongPolling,
                    "auto" => PushTransports.All,
                    _ => PushTransports.None,
                };
                return Transports != PushTransports.None;
            case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6:
                Duration = TimeSpan.FromSeconds(seconds);
                return true;
            default:
                return false;
        }
    }

    public static int Usage()
    {
        Console.Error.WriteLine("Usage: Trading.Desk [--server URL] [--token alice|bob] [--transport ws|sse|lp|auto] [--seconds N] [--cursor FILE]");
        Console.Error.WriteLine("  --server     where the server maps PushGen (default http://127.0.0.1:5080/push)");
        Console.Error.WriteLine("  --token      who trades (default alice)");
        Console.Error.WriteLine("  --seconds N  end after N seconds, with 0 if quotes, an own fill and a backtest came; else trade until Ctrl+C");
        Console.Error.WriteLine("  --cursor     where to remember the last fill that was seen (default: beside the program)");
        return 2;
    }
}
