using System.Globalization;

namespace PushGen.Benchmarks.Server;

/// <summary>
/// Typed clients to be measured from outside, each with a connection of its own and the product's own defaults: prints CONNECTED; <c>run &lt;count&gt;</c>
/// on the input answers ARMED, and <c>DONE &lt;allocated bytes&gt;</c> when each has had so many items, in order.
/// </summary>
static class ClientProgram
{
    public static async Task RunAsync(string[] args)
    {
        var address = new Uri($"http://127.0.0.1:{Argument(args, "port")}/push");
        var transports = Enum.Parse<PushTransports>(Argument(args, "transport"));
        int count = int.Parse(Argument(args, "connections"), CultureInfo.InvariantCulture);
        var readers = Enumerable.Range(0, count).Select(_ => new QuoteReader(address, transports)).ToList();
        await Task.WhenAll(readers.Select(reader => reader.Connected));
        Console.WriteLine("CONNECTED");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            long items = long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
            var done = Task.WhenAll(readers.Select(reader => reader.ReadAsync(items)));
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            Console.WriteLine("ARMED");
            await done;
            Console.WriteLine($"DONE {GC.GetTotalAllocatedBytes(precise: true) - allocated}");
        }
    }

    static string Argument(string[] args, string name) => args[Array.IndexOf(args, "--" + name) + 1];
}

/// <summary>Reads on and on, and tells when it has had so many.</summary>
sealed class QuoteReader
{
    readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long left;

    public QuoteReader(Uri address, PushTransports transports) => _ = RunAsync(address, transports);

    public Task Connected => connected.Task;

    public Task ReadAsync(long items)
    {
        done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref left, items);
        return done.Task;
    }

    async Task RunAsync(Uri address, PushTransports transports)
    {
        try
        {
            await using var connection = new PushConnection(address.ToString(), new() { Transports = transports });
            connection.Changed += (_, change) =>
            {
                if (change.State == PushConnectionState.Connected)
                    connected.TrySetResult();
            };
            decimal last = -1;
            await foreach (var quote in new BenchClient(connection).Quotes().FromLatest())
            {
                if (last >= 0 && quote.Bid != last + 0.01m)
                    throw new InvalidOperationException($"After {last} came {quote.Bid}.");
                last = quote.Bid;
                if (--left == 0)
                    done.TrySetResult();
            }
        }
        catch (Exception e)
        {
            connected.TrySetException(e);
            done.TrySetException(e);
        }
    }
}
