using Microsoft.Extensions.DependencyInjection;

namespace M62;

[PushContract]
public interface IStock { [Topic(Replay = 1)] IAsyncEnumerable<int> Level(string article, CancellationToken cancellationToken = default); }

static class StockSetup
{
    public static IServiceCollection AddStock(this IServiceCollection services, string address)
    {
        services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler();    // PUSH0305
        });
        return services.AddPushClient<IStock, StockClient>(address);
    }
}
