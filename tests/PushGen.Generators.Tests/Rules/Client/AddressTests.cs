using static PushGen.Generators.Tests.Rules.Client.ClientSource;

namespace PushGen.Generators.Tests.Rules.Client;

public class AddressTests
{
    const string Id = "PUSH0304";

    [Theory]
    [InlineData("""await using var client = new TradingClient([|"https://a/push?access_token=123"|]);""")]
    [InlineData("""await using var client = new TradingClient([|$"https://a/push?room=3&Token={symbol}"|]);""")]
    [InlineData("""await using var client = new TradingClient([|"https://a/push?api_key=" + symbol|]);""")]
    [InlineData("""await using var client = new PushConnection([|"https://bob:secret@a/push"|]);""")]
    [InlineData("""await using var client = new PushConnection([|$"https://{symbol}@a/push"|]);""")]
    [InlineData("""const string address = [|"https://a/push?jwt=x"|]; await using var client = new TradingClient(address);""")]
    [InlineData("""var address = [|$"https://a/push?pwd={symbol}"|]; await using var client = new TradingClient(options: new(), address: address);""")]
    [InlineData("""await using var client = new TradingClient([|$"{symbol}/push?token={symbol}"|]);""")]
    public void Address_WithCredentials_IsTold(string body) => AnalyzerRun.Says(Id, Method(body));

    [Theory]
    [InlineData("""await using var client = new TradingClient("https://a/push");""")]
    [InlineData("""await using var client = new TradingClient(symbol);""")]
    [InlineData("""await using var client = new TradingClient($"https://{symbol}/push/token/{symbol}");""")]
    [InlineData("""await using var client = new TradingClient("https://a/push/user@example.com");""")]
    [InlineData("""await using var client = new TradingClient("https://a/push?room=token");""")]
    [InlineData("""var other = new Uri("https://bob:secret@a/push?token=x");""")]
    public void OtherAddress_IsFine(string body) => AnalyzerRun.SaysNothing(Method(body));

    [Fact]
    public void Registration_WithCredentials_IsTold() => AnalyzerRun.Says(Id, """
        using Microsoft.Extensions.DependencyInjection;
        static class Setup
        {
            const string Key = "k";
            static void Add(IServiceCollection services) => services.AddPushClient<ITrading, TradingClient>([|$"https://a/push?apikey={Key}"|]);
        }
        """ + Contract);

    [Theory]
    [InlineData("""await using var client = new TradingClient([|"https://a/push?access_token=123"|]);""",
        "The address carries credentials ('access_token'); give them with PushClientOptions.AccessTokenProvider")]
    [InlineData("""await using var client = new TradingClient([|"https://bob:secret@a/push"|]);""",
        "The address carries credentials (user and password); give them with PushClientOptions.AccessTokenProvider")]
    public void Message_NamesWhatIsSecret(string body, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, Method(body))).GetMessage(null));
}
