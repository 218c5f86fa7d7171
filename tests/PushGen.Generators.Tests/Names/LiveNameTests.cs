using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators.Tests.Live;

namespace PushGen.Generators.Tests.Names;

/// <summary>Names that collide with something, called over a real connection: a name that meant something else would call something else.</summary>
public class LiveNameTests
{
    const string Keywords = """
        using @namespace.@static;
        namespace @namespace.@static {
        public record @record(int @int);
        [PushContract(TypeName = "await")]
        public interface @interface
        {
            [Topic(Replay = 1, Gated = true)] IAsyncEnumerable<string> @event(string @string, CancellationToken @default = default);
            [Topic(Replay = 1, PerUser = true)] IAsyncEnumerable<int> @var(int @params);
            Task<int> @class(int @class, @record @record, CancellationToken @async = default);
            IAsyncEnumerable<int> @yield(int @await, int value, CancellationToken @scoped = default);
            Task<int> @field(int @field); Task<int> @required(int @required); Task<int> @file(int @file); Task<int> @dynamic(int @dynamic);
            Task<int> @nameof(int @nameof); Task<int> @async(int @async); Task<int> @await(int @await); Task<int> @global(int @global); Task<int> @partial(IAsyncEnumerable<int> @in);
        }
        public class Server : IawaitServer
        {
            public ValueTask<bool> Authorizeevent(string key, CancellationToken token) => new(key == "a");
            public Task<int> @class(int a, @record b, CancellationToken token) => Task.FromResult(a + b.@int);
            public async IAsyncEnumerable<int> yield(int a, int b, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token) { await Task.Yield(); yield return a; yield return b; }
            public Task<int> field(int a) => Task.FromResult(a + 1);
            public Task<int> required(int a) => Task.FromResult(a + 2);
            public Task<int> file(int a) => Task.FromResult(a + 3);
            public Task<int> dynamic(int a) => Task.FromResult(a + 4);
            public Task<int> @nameof(int a) => Task.FromResult(a + 5);
            public Task<int> async(int a) => Task.FromResult(a + 6);
            public Task<int> await(int a) => Task.FromResult(a + 7);
            public Task<int> global(int a) => Task.FromResult(a + 8);
            public async Task<int> @partial(IAsyncEnumerable<int> a) { int sum = 0; await foreach (int one in a) sum += one; return sum; }
        }
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    public async Task Keywords_AsAnyName_AreCalled(LanguageVersion language)
    {
        string text = await LiveHost.RunAsync(Keywords, "push.Addawait<Server>()", "push.Mapawait();", """
            var client = new awaitClient(connection);
            @interface plain = client;
            await app.Services.GetRequiredService<awaitPublisher>().@event("a").PublishAsync("quote");
            async IAsyncEnumerable<int> Three() { yield return 1; await Task.Yield(); yield return 2; }
            return string.Join(" ", await Host.Take(client.@event("a")), await Host.Take(plain.@event("a")), await client.@class(1, new(2)), await Host.Take(client.@yield(3, 4), 2),
                await plain.field(0), await client.required(0), await client.file(0), await client.dynamic(0), await client.@nameof(0), await client.async(0), await client.@await(0), await client.global(0),
                await client.@partial(Three()));
            """, TestOptions.Default with { Language = language });

        Assert.Equal("quote quote 3 3,4 1 2 3 4 5 6 7 8 3", text);
    }

    [Fact]
    public async Task MembersOfObjectAndOfTheClient_AsOperations_AreCalled()
    {
        string text = await LiveHost.RunAsync("""
            [PushContract] public interface ITrading
            {
                Task<string> ToString(); Task<bool> Equals(object? other); Task<int> GetHashCode(); Task<string> GetType(int a); Task<string> Finalize(); Task<string> MemberwiseClone();
                [PushName("close")] ValueTask DisposeAsync(); Task<string> Dispose(); Task<string> Connection(); Task<string> Create(string connection); Task<string> Add(string convention); Task<string> endpoints(); Task<string> Info(int Info);
                [Topic(Replay = 1)] IAsyncEnumerable<string> ReferenceEquals(int Equals, int topics); [Topic(Replay = 1)] IAsyncEnumerable<string> topics();
            }
            public class Server : ITradingServer
            {
                public static int Closed;
                Task<string> ITradingServer.ToString() => Task.FromResult("text");
                Task<bool> ITradingServer.Equals(object? other) => Task.FromResult(true);
                Task<int> ITradingServer.GetHashCode() => Task.FromResult(7);
                public Task<string> GetType(int a) => Task.FromResult("type" + a);
                Task<string> ITradingServer.Finalize() => Task.FromResult("finalize");
                Task<string> ITradingServer.MemberwiseClone() => Task.FromResult("clone");
                public ValueTask DisposeAsync() { Closed++; return default; }
                public Task<string> Dispose() => Task.FromResult("dispose");
                public Task<string> Connection() => Task.FromResult("connection");
                public Task<string> Create(string a) => Task.FromResult("create" + a);
                public Task<string> Add(string a) => Task.FromResult("add" + a);
                public Task<string> endpoints() => Task.FromResult("endpoints");
                public Task<string> Info(int a) => Task.FromResult("info" + a);
            }
            """, "push.AddTrading<Server>()", "push.MapTrading();", """
            var client = new TradingClient(connection);
            var publisher = app.Services.GetRequiredService<TradingPublisher>();
            await publisher.ReferenceEquals(1, 2).PublishAsync("equal");
            await publisher.topics().PublishAsync("topic");
            await client.DisposeAsync();
            return string.Join(" ", await client.ToString(), await client.Equals((object)"x"), await client.GetHashCode(), await client.GetType(1), await client.Finalize(), await client.MemberwiseClone(), await client.Dispose(),
                await client.Connection(), await client.Create("1"), await client.Add("2"), await client.endpoints(), await client.Info(3), await Host.Take(client.ReferenceEquals(1, 2)), await Host.Take(client.topics()), Server.Closed);
            """);

        Assert.Equal("text True 7 type1 finalize clone dispose connection create1 add2 endpoints info3 equal topic 1", text);
    }

    [Fact]
    public async Task Types_CalledLikeTheFrameworks_AreTheAuthors()
    {
        string text = await LiveHost.RunAsync("""
            namespace Shop.System { public record Uri(int Port); public class Type { } }
            namespace Shop.PushGen { public class CodeGen { } }
            namespace Shop.Microsoft { public class AspNetCore { } }
            namespace Shop
            {
                public record String(string Value); public record Task(int Id); public record CancellationToken(int Id); public class ValueTask { } public class Action { } public class TopicAttribute { } public class Subscription<T> { }
            #pragma warning disable CS8981
                public class var { } public class global { }
            #pragma warning restore CS8981
                [global::PushGen.PushContract] public interface ITrading
                {
                    global::System.Threading.Tasks.Task<string> Echo(String s, System.Uri uri, Task task, CancellationToken token, global::System.Threading.CancellationToken cancellationToken = default);
                    [global::PushGen.Topic(Replay = 1)] IAsyncEnumerable<System.Uri> Uris(string key);
                    global::System.Threading.Tasks.ValueTask Nothing();
                }
                public class Server : ITradingServer
                {
                    public global::System.Threading.Tasks.Task<string> Echo(String s, System.Uri uri, Task task, CancellationToken token, global::System.Threading.CancellationToken cancellationToken) =>
                        global::System.Threading.Tasks.Task.FromResult(s.Value + uri.Port + task.Id + token.Id);
                    public global::System.Threading.Tasks.ValueTask Nothing() => default;
                }
            }
            """, "push.AddTrading<Shop.Server>()", "push.MapTrading();", """
            var client = new Shop.TradingClient(connection);
            await app.Services.GetRequiredService<Shop.TradingPublisher>().Uris("a").PublishAsync(new Shop.System.Uri(3));
            return await client.Echo(new Shop.String("s"), new Shop.System.Uri(1), new Shop.Task(2), new Shop.CancellationToken(4)) + " " + await Host.Take(client.Uris("a"));
            """);

        Assert.Equal("s124 Uri { Port = 3 }", text);
    }

    [Fact]
    public async Task Identifiers_OutsideAscii_AreCalled()
    {
        string text = await LiveHost.RunAsync("""
            using Größe.日本;
            namespace Größe.日本 {
            public record Maß(int Länge);
            [PushContract("apples")] public interface IÄpfel
            {
                [PushName("over")] Task<Maß> Über(Maß größe, int 数);
                [Topic(Replay = 1), PushName("price")] IAsyncEnumerable<Maß> 価格(string ключ);
            }
            public class Server : IÄpfelServer { public Task<Maß> Über(Maß größe, int 数) => Task.FromResult(new Maß(größe.Länge + 数)); }
            }
            """, "push.AddÄpfel<Server>()", "push.MapÄpfel();", """
            var client = new ÄpfelClient(connection);
            await app.Services.GetRequiredService<ÄpfelPublisher>().価格("я").PublishAsync(new Maß(2));
            return await client.Über(new Maß(1), 2) + " " + await Host.Take(client.価格("я"));
            """);

        Assert.Equal("Maß { Länge = 3 } Maß { Länge = 2 }", text);
    }
}
