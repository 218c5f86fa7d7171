namespace PushGen.Generators.Tests.Rules.Server;

/// <summary>An application to put mistakes into.</summary>
static class ShopSource
{
    public const string Usings = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using PushGen.AspNetCore;

        """;

    /// <summary>A contract of calls, which nothing has to be published to, and its server class.</summary>
    public const string Calls = """

        [PushContract]
        public interface IShop { Task<int> Buy(string product, CancellationToken cancellationToken = default); }
        public class ShopServer : IShopServer { public Task<int> Buy(string product, CancellationToken cancellationToken) => Task.FromResult(1); }

        """;

    /// <summary>A contract of topics and a call.</summary>
    public const string Topics = """

        [PushContract]
        public interface IShop
        {
            [Topic] IAsyncEnumerable<decimal> Prices(string product, CancellationToken cancellationToken = default);
            [Topic] IAsyncEnumerable<string> News(CancellationToken cancellationToken = default);
            [Topic(PerUser = true)] IAsyncEnumerable<string> Orders(CancellationToken cancellationToken = default);
            Task<int> Buy(string product, CancellationToken cancellationToken = default);
        }

        """;

    /// <summary>A program with these statements.</summary>
    public static string Program(string statements, string contract = Calls) => $"{Usings}\n{statements}\n{contract}";

    /// <summary>A program that registers with one statement and maps with another.</summary>
    public static string Wiring(string register, string map, string more = "") => Program($"""
        var builder = WebApplication.CreateBuilder(args);
        {register}
        var app = builder.Build();
        {map}
        app.Run();
        """, Calls + more);

    /// <summary>A server class with this as the body of its call.</summary>
    public static string Body(string body, string more = "") => $$"""
        {{Usings}}
        public class ShopServer(ShopPublisher publisher, PushContext context) : IShopServer
        {
            public Task<int> Buy(string product, CancellationToken cancellationToken)
            {
                {{body}}
            }
            public string Who => context.UserId;
            public ShopPublisher Publisher => publisher;
            {{more}}
        }
        {{Topics}}
        """;
}
