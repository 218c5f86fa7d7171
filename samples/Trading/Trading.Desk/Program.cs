using PushGen;
using Trading;
using Trading.Desk;

// dotnet run --project samples/Trading/Trading.Desk [-- --server URL --token alice --transport ws|sse|lp|auto --seconds N --cursor FILE]
if (!Arguments.TryParse(args, out var arguments))
    return Arguments.Usage();

await using var connection = new PushConnection(arguments.Address, new PushClientOptions
{
    Transports = arguments.Transports,
    AccessTokenProvider = _ => new(arguments.Token),
    MaxReconnectDelay = TimeSpan.FromSeconds(5),
});
connection.Changed += (_, change) => Console.WriteLine($"-- {change.State} ({change.Transport}): {change.Reason}");

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stopping.Cancel();
};

var desk = new TradingDesk(new TradingClient(connection), new CursorFile(arguments.CursorFile));
try
{
    await desk.RunAsync(arguments.Duration, stopping.Token);
}
catch (PushException e)
{
    Console.Error.WriteLine($"The server refused: {e.Message}");
}
Console.WriteLine($"{desk.Quotes} quotes, {desk.OwnFills} own fills, {desk.BacktestDays} days of backtest.");
return desk.SawEverything ? 0 : 1;
