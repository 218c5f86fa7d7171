using System.Globalization;
using PushGen;
using Quickstart;

// dotnet run --project samples/Quickstart [-- --seconds N | --serve]
if (!Arguments.TryParse(args, out var arguments))
    return Arguments.Usage();

var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton<ReadingHistory>();
builder.Services.AddSingleton<Sampler>();
builder.Services.AddHostedService(services => services.GetRequiredService<Sampler>());
builder.Services.AddPush().AddMachineMonitor<MachineMonitorServer>();

await using var app = builder.Build();
app.MapPush("/push").MapMachineMonitor();
await app.StartAsync();
string address = app.Urls.Single() + "/push";

if (arguments.Serve)
{
    await CurlLines.PrintAsync(address);
    await app.WaitForShutdownAsync();
    return 0;
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"One server at {address} and three clients of it, for {arguments.Seconds} s: {Sampler.Sensors.Length} sensors, ten readings a second each."));
var watchers = new List<Watcher>
{
    new(address, PushTransports.LongPolling),
    new(address, PushTransports.ServerSentEvents),
    new(address, PushTransports.WebSocket),
};
var stopping = app.Lifetime.ApplicationStopping;
await Task.WhenAll(watchers.Select(watcher => watcher.StartAsync(stopping)));
watchers.ForEach(watcher => watcher.Tally.TimeFrom(DateTimeOffset.UtcNow));

var display = new Display(watchers);
await display.RunAsync(TimeSpan.FromSeconds(arguments.Seconds), stopping);

var sampler = app.Services.GetRequiredService<Sampler>();
await sampler.StopAsync(CancellationToken.None);
await Task.WhenAll(watchers.Select(watcher => watcher.StopAsync(sampler.Published, patience: TimeSpan.FromSeconds(5))));
bool sound = display.Summarize();
foreach (var watcher in watchers)
    await watcher.DisposeAsync();
await app.StopAsync();
return sound ? 0 : 1;
