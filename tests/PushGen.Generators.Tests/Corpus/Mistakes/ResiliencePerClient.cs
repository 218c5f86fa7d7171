using Microsoft.Extensions.DependencyInjection;

namespace M63;

static class HedgedSetup
{
    const string Address = "https://example.com/push";

    public static void Add(IServiceCollection services) =>
        services.AddHttpClient("PushGen:" + Address).AddStandardHedgingHandler();    // PUSH0305
}
