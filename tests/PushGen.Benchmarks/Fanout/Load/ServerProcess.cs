using System.Diagnostics;
using System.Globalization;

namespace PushGen.Benchmarks.Fanout.Load;

/// <summary>A server in a process of its own: this program once more, told what to do through its input.</summary>
sealed class ServerProcess : IDisposable
{
    readonly Process process;

    ServerProcess(Process process) => this.process = process;

    public int Port { get; private init; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(string variant, int topics)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        foreach (string argument in (string[])["fanout-server", variant, "--topics", topics.ToString(CultureInfo.InvariantCulture), "--port", "0"])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        string? ready = await process.StandardOutput.ReadLineAsync();
        if (ready?.Split(' ') is not ["READY", var port])
            throw new InvalidOperationException($"The server '{variant}' did not start: {ready}");
        return new ServerProcess(process) { Port = int.Parse(port, CultureInfo.InvariantCulture) };
    }

    public Task<ServerStats> PublishAsync(long count, int size) => AskAsync(string.Create(CultureInfo.InvariantCulture, $"publish {count} {size}"));

    public Task<ServerStats> StatsAsync() => AskAsync("stats");

    async Task<ServerStats> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        string? answer = await process.StandardOutput.ReadLineAsync();
        var words = answer?.Split(' ') ?? throw new InvalidOperationException("The server has gone.");
        return new ServerStats(int.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}

/// <param name="Subscribers">Now.</param>
/// <param name="Allocated">Bytes, since the process began.</param>
readonly record struct ServerStats(int Subscribers, long Allocated);
