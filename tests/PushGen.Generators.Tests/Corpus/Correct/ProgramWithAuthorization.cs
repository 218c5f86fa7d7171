using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PushGen.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("trader", policy => policy.RequireClaim("role", "trader"));
builder.Services.AddHostedService<Ticker>();
builder.Services
    .AddPush(options => options.StreamOrphanedAfter = TimeSpan.FromMinutes(2))
    .AddMarket<MarketServer>();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();

var market = app.MapPush("/push").MapMarket();
market.RequireAuthorization();
market.Buy.RequireAuthorization("trader");
market.Prices.AllowAnonymous();
await app.RunAsync();

[PushContract]
public interface IMarket
{
    [Topic(Replay = 1)] IAsyncEnumerable<decimal> Prices(string symbol, CancellationToken cancellationToken = default);
    [Topic(PerUser = true)] IAsyncEnumerable<string> Receipts(CancellationToken cancellationToken = default);
    [AtMostOnce] Task Buy(string symbol, int count, CancellationToken cancellationToken = default);
}

sealed class MarketServer(MarketPublisher publisher, PushContext context) : IMarketServer
{
    public async Task Buy(string symbol, int count, CancellationToken cancellationToken) =>
        await publisher.Receipts(context.UserId).PublishAsync($"{count} x {symbol}", cancellationToken);
}

sealed class Ticker(MarketPublisher publisher) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var topic = publisher.Prices("ACME");
        for (decimal price = 100; !stoppingToken.IsCancellationRequested; price += 0.1m)
        {
            await topic.PublishAsync(price, stoppingToken);
            await Task.Delay(1000, stoppingToken);
        }
    }
}
