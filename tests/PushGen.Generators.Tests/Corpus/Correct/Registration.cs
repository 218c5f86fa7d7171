using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hosted;

public sealed record Rate(string Currency, decimal Value);

[PushContract]
public interface IRates
{
    [Topic(Replay = 1)] IAsyncEnumerable<Rate> Rates(string currency, CancellationToken cancellationToken = default);
}

public static class RatesServiceCollectionExtensions
{
    public static IServiceCollection AddRateClient(this IServiceCollection services, IConfiguration configuration)
    {
        string address = configuration["Rates:Address"] ?? "https://rates.example.com/push";
        services.AddPushClient<IRates, RatesClient>(address, options =>
        {
            options.Transports = PushTransports.ServerSentEvents | PushTransports.LongPolling;
            options.PollWait = TimeSpan.FromSeconds(50);
        });
        services.AddHttpClient("PushGen:" + address).SetHandlerLifetime(TimeSpan.FromHours(1));
        services.AddHttpClient("backoffice", http => http.Timeout = TimeSpan.FromSeconds(5));
        return services.AddSingleton<RateCache>();
    }
}

internal sealed class RateCache(IRates rates)
{
    readonly Dictionary<string, decimal> known = [];

    public async Task FollowAsync(string currency, CancellationToken cancellationToken)
    {
        await foreach (var rate in rates.Rates(currency, cancellationToken).OnGap(GapPolicy.FromEarliest))
            known[rate.Currency] = rate.Value;
    }
}
