using System.Globalization;
using Microsoft.AspNetCore.SignalR;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>SignalR as most use it: a strongly typed hub and the JSON protocol.</summary>
sealed class SignalRServer(int topics) : IFanoutServer
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
        var clients = topics == 1 ? [hub!.Clients.All] : Enumerable.Range(0, topics).Select(topic => hub!.Clients.Group(QuoteHub.GroupOf(topic))).ToArray();
        for (long i = 0; i < count; i++)
        {
            var quote = quotes.Next(symbol);
            foreach (var topic in clients)
                await topic.OnQuote(quote);
        }
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

    public static string GroupOf(int topic) => topic.ToString(CultureInfo.InvariantCulture);

    public Quote Echo(Quote quote) => quote;

    public override async Task OnConnectedAsync()
    {
        if (Context.GetHttpContext()?.Request.Query["topic"] is [{ } topic])
            await Groups.AddToGroupAsync(Context.ConnectionId, topic);
        Interlocked.Increment(ref connected);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Interlocked.Decrement(ref connected);
        return Task.CompletedTask;
    }
}
