using Microsoft.Extensions.Logging.Abstractions;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopping.Cancel();
};

await using var radio = new RadioClient(args is [var address] ? address : "http://localhost:5000/push", new PushClientOptions
{
    Transports = PushTransports.WebSocket,
    LoggerFactory = NullLoggerFactory.Instance,
});
radio.Connection.Changed += (_, change) => Console.Error.WriteLine($"{change.State}: {change.Reason}");
try
{
    await radio.Tune(101.1, stopping.Token);
    await foreach (var song in radio.Playing(101.1, stopping.Token).OnGap(GapPolicy.FromLatest))
        Console.WriteLine($"{song.Artist}: {song.Title}");
}
catch (OperationCanceledException)
{
    Console.WriteLine("Bye");
}

public sealed record Song(string Artist, string Title);

[PushContract]
public interface IRadio
{
    [Topic(Replay = 1, SlowReader = SlowReader.Latest)]
    IAsyncEnumerable<Song> Playing(double frequency, CancellationToken cancellationToken = default);

    Task Tune(double frequency, CancellationToken cancellationToken = default);
}
