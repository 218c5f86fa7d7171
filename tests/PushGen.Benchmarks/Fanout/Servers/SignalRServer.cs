using Microsoft.AspNetCore.SignalR;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>SignalR as most use it: a strongly typed hub and the JSON protocol.</summary>
sealed class SignalRServer : IFanoutServer
{
    readonly Quotes quotes = new();
    IHubContext<QuoteHub, IQuoteClient>? hub;

    public int Subscribers => QuoteHub.Connected;

    // The load client is silent, and is not to be thrown out for that.
    public void AddServices(IServiceCollection services) => services.AddSignalR(hub => hub.ClientTimeoutInterval = TimeSpan.FromHours(1));

    public void Map(WebApplication app)
    {
        app.MapHub<QuoteHub>("/hub");
        hub = app.Services.GetRequiredService<IHubContext<QuoteHub, IQuoteClient>>();
    }

    public async Task PublishAsync(long count, int size)
    {
        string symbol = Quotes.SymbolFor(size);
        for (long i = 0; i < count; i++)
            await hub!.Clients.All.OnQuote(quotes.Next(symbol));
    }
}

/// <summary>What the hub's clients receive.</summary>
public interface IQuoteClient
{
    Task OnQuote(Quote quote);
}

/// <summary>Counts who is there.</summary>
public sealed class QuoteHub : Hub<IQuoteClient>
{
    static int connected;

    public static int Connected => Volatile.Read(ref connected);

    public override Task OnConnectedAsync()
    {
        Interlocked.Increment(ref connected);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Interlocked.Decrement(ref connected);
        return Task.CompletedTask;
    }
}
