using static PushGen.Generators.Tests.Rules.Client.ClientSource;

namespace PushGen.Generators.Tests.Rules.Client;

public class ResilienceTests
{
    const string Id = "PUSH0305";

    [Theory]
    [InlineData("""services.AddHttpClient("PushGen:https://a/push").[|AddStandardResilienceHandler|]();""")]
    [InlineData("""services.AddHttpClient($"PushGen:{address}").[|AddStandardHedgingHandler|]();""")]
    [InlineData("""services.AddHttpClient("PushGen:" + address).AddHttpMessageHandler<Handler>().[|AddStandardResilienceHandler|]();""")]
    [InlineData("""var http = services.AddHttpClient("PushGen:" + address); http.[|AddStandardResilienceHandler|]();""")]
    [InlineData("""services.AddPushClient<ITrading, TradingClient>(address); services.ConfigureHttpClientDefaults(http => http.[|AddStandardResilienceHandler|]());""")]
    [InlineData("""services.ConfigureHttpClientDefaults(http => { http.[|AddStandardResilienceHandler|](); }); services.AddPushClient<ITrading, TradingClient>(address);""")]
    public void Handler_ThatReachesAPushClient_IsTold(string body) => AnalyzerRun.Says(Id, Source(body));

    [Theory]
    [InlineData("""services.AddHttpClient("weather").AddStandardResilienceHandler(); services.AddPushClient<ITrading, TradingClient>(address);""")]
    [InlineData("""services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());""")]
    [InlineData("""services.AddHttpClient("PushGen:" + address).AddStandardResilienceHandler(options => { });""")]
    [InlineData("""services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler()); services.AddPushClient<ITrading, TradingClient>(address); services.AddHttpClient("PushGen:" + address).RemoveAllResilienceHandlers();""")]
    [InlineData("""services.AddHttpClient<Weather>().AddStandardResilienceHandler(); services.AddHttpClient("PushGen:" + address).AddHttpMessageHandler<Handler>();""")]
    public void Handler_ThatLeavesPushClientsOut_IsFine(string body) => AnalyzerRun.SaysNothing(Source(body));

    [Fact]
    public void Message_SaysWhatItCuts() => Assert.Equal(
        "'AddStandardResilienceHandler' also works on push clients, as all clients have it by default: it cuts long polls after 10 seconds and repeats calls "
            + "that may have been carried out; leave push clients out",
        Assert.Single(AnalyzerRun.Said(Id, Source(
            """services.AddPushClient<ITrading, TradingClient>(address); services.ConfigureHttpClientDefaults(http => http.[|AddStandardResilienceHandler|]());"""))).GetMessage(null));

    static string Source(string body) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        class Handler : System.Net.Http.DelegatingHandler;
        class Weather;
        static class Setup
        {
            static void Add(IServiceCollection services, string address) { {{body}} }
        }
        """ + Contract;
}
