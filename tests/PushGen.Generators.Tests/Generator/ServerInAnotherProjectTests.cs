using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Generator;

/// <summary>Contract and client in one project, the server half in another.</summary>
public class ServerInAnotherProjectTests
{
    const string Contract = """
        using System.Text.Json.Serialization;
        namespace Shop;
        public record Quote(string Symbol, decimal Bid);
        [PushContract]
        public interface ITrading
        {
            [Topic(Replay = 1, Gated = true)] IAsyncEnumerable<Quote> Quotes(string symbol, CancellationToken cancellationToken = default);
            Task<Quote?> Last((int Id, string? Name) key, CancellationToken cancellationToken = default);
        }
        [PushContract] public interface INews { [Topic] IAsyncEnumerable<string> News(); }
        """;

    static TestOptions Referencing(string contract)
    {
        var library = GeneratorRun.Of(contract, TestOptions.Default with { WithServer = false, AssemblyName = "Contracts" });
        using var stream = new MemoryStream();
        Assert.True(library.Output.Emit(stream).Success);
        return TestOptions.Default with { AssemblyName = "Server", References = [MetadataReference.CreateFromImage(stream.ToArray())] };
    }

    [Fact]
    public void NamedContract_GetsItsServerHalf()
    {
        var run = GeneratorRun.Of("""
            using PushGen.AspNetCore;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            using Shop;
            [assembly: GeneratePushServer(typeof(ITrading))]
            [assembly: GeneratePushServer(typeof(INews))]
            [assembly: GeneratePushServer(typeof(INews))]
            class Server : ITradingServer
            {
                public ValueTask<bool> AuthorizeQuotes(string symbol, CancellationToken cancellationToken) => new(true);
                public Task<Quote?> Last((int Id, string? Name) key, CancellationToken cancellationToken) => Task.FromResult<Quote?>(null);
                public static void Use(IPushBuilder push, PushRouteBuilder routes, TradingPublisher publisher, NewsPublisher news)
                {
                    push.AddTrading<Server>().AddNews();
                    routes.MapTrading().Last.RequireAuthorization();
                    routes.MapNews();
                    Topic<Quote> quotes = publisher.Quotes("x");
                    Topic<string> all = news.News();
                }
            }
            """, Referencing(Contract));

        Assert.Equal(["Shop.INews.Server.g.cs", "Shop.ITrading.Server.g.cs"], run.Result.Results[0].GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NamedContract_Internal_GetsInternalTypes()
    {
        var run = GeneratorRun.Of("[assembly: PushGen.AspNetCore.GeneratePushServer(typeof(Shop.ITrading), Internal = true)]", Referencing(Contract));

        Assert.DoesNotContain("public sealed", run.ServerHalf, StringComparison.Ordinal);
        Assert.DoesNotContain("public static class", run.ServerHalf, StringComparison.Ordinal);
        Assert.Contains("internal interface ITradingServer", run.ServerHalf, StringComparison.Ordinal);
    }

    [Fact]
    public void NamedContract_OfTheSameProject_IsGeneratedOnce() =>
        GeneratorRun.Of("[assembly: PushGen.AspNetCore.GeneratePushServer(typeof(Shop.ITrading))]\n" + Contract.Replace("using System.Text.Json.Serialization;", "", StringComparison.Ordinal));

    [Fact]
    public void Hash_IsEqualAtBothEnds_AndFollowsTheShape()
    {
        string one = Hash(Contract), same = Hash(Contract.Replace("symbol,", "symbol /* */,", StringComparison.Ordinal)), other = Hash(Contract.Replace("string symbol", "int symbol", StringComparison.Ordinal));

        Assert.Matches("^[0-9a-f]{16}$", one);
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("Task A(int a); Task B(int b);", "Task B(int b); Task A(int a);", true)]
    [InlineData("Task A(int a);", "Task A(int b);", false)]
    [InlineData("Task A(int a);", "Task A(int? a);", false)]
    [InlineData("Task<int> A();", "Task<long> A();", false)]
    [InlineData("Task<int> A();", "ValueTask<int> A();", true)]
    [InlineData("IAsyncEnumerable<int> A();", "[Topic] IAsyncEnumerable<int> A();", false)]
    [InlineData("Task A(IAsyncEnumerable<int> a);", "Task A(IAsyncEnumerable<byte> a);", false)]
    [InlineData("Task A();", "Task AAsync(CancellationToken token = default);", true)]
    public void Hash_SaysWhatMattersOnTheWire(string one, string other, bool equal) =>
        Assert.Equal(equal, Hash($"[PushContract] public interface ITrading {{ {one} }}") == Hash($"[PushContract] public interface ITrading {{ {other} }}"));

    static string Hash(string source)
    {
        string text = string.Join("\n", GeneratorRun.Of(source).Result.GeneratedTrees);
        return text[(text.IndexOf("trading\",\n", StringComparison.Ordinal) + 10)..].Trim()[1..17];
    }
}
