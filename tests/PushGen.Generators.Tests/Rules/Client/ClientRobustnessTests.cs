using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Rules.Client;

/// <summary>Code that uses a client is incomplete while it is written: no rule throws on any part of it.</summary>
public class ClientRobustnessTests
{
    const string Source = """
        using Microsoft.Extensions.DependencyInjection;
        public class Desk(PushConnection shared)
        {
            TradingClient field = new("http://a"); ITrading Property { get; set; } = new TradingClient(shared);
            async Task<int> M(IServiceCollection services, string symbol, out TradingClient last)
            {
                const string address = "https://a:b@c/push?token=x";
                await using var client = new TradingClient(address); var lost = new TradingClient($"{symbol}?jwt={symbol}", new() { BufferSize = 3 });
                client.Quotes("x").OnGap(GapPolicy.FromLatest); var quotes = client.Quotes(symbol); field = last = lost;
                foreach (var quote in client.Quotes("x").From(default).ToBlockingEnumerable()) client.Buy("x").ConfigureAwait(false).GetAwaiter().GetResult();
                services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler()).AddPushClient<ITrading, TradingClient>("a" + symbol);
                services.AddHttpClient("PushGen:" + symbol).AddStandardHedgingHandler(); _ = new TradingClient(new PushConnection("http://a")).Connection.State;
                var local = local ?? new TradingClient("http://a"); using (local) local?.Cancel().AsTask().Wait(3);
                return client.Buy("x").Result;
            }
        }
        """;

    [Fact]
    public void EveryPrefixAndAThirdOfTheMissingTokens_AreSurvived()
    {
        var options = TestOptions.Default;
        var contract = GeneratorRun.Of(ClientSource.Contract, options).Output;
        var tokens = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToArray();
        Assert.True(tokens.Length > 250);
        foreach (var (i, token) in tokens.Index())
        {
            Survives(Source[..token.Span.End]);
            if (i % 3 == 0)
                Survives(Source.Remove(token.SpanStart, token.Span.Length));
        }

        // AnalyzerRun fails when an analyzer throws.
        void Survives(string source) =>
            AnalyzerRun.Analyze(contract.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions(options.Language), "Desk.cs")), options);
    }
}
