using System.Globalization;

namespace Quickstart;

/// <summary>What the command line says.</summary>
sealed record Arguments(double Seconds, bool Serve)
{
    public static bool TryParse(string[] args, out Arguments arguments)
    {
        arguments = new Arguments(10, Serve: false);
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--serve")
                arguments = arguments with { Serve = true };
            else if (args[i] == "--seconds" && i + 1 < args.Length && double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out double seconds) && seconds > 0)
                (arguments, i) = (arguments with { Seconds = seconds }, i + 1);
            else
                return false;
        }
        return !(arguments.Serve && args.Contains("--seconds"));
    }

    public static int Usage()
    {
        Console.Error.WriteLine("Usage: Quickstart [--seconds N | --serve]");
        Console.Error.WriteLine("  --seconds N   watch for N seconds (default 10), then print what each transport delivered");
        Console.Error.WriteLine("  --serve       keep the server up, and print curl lines to try");
        return 2;
    }
}
