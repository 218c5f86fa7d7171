namespace PushGen.Generators.Tests.Live;

/// <summary>A <c>Test.Run</c> that serves contracts with Kestrel and calls them over a connection.</summary>
static class LiveHost
{
    const string Host = """

        public static class Host
        {
            public static async System.Threading.Tasks.Task<(Microsoft.AspNetCore.Builder.WebApplication App, string Address)> StartAsync(
                Action<PushGen.AspNetCore.IPushBuilder> add, Action<Microsoft.AspNetCore.Builder.WebApplication> map)
            {
                var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateEmptyBuilder(new());
                Microsoft.AspNetCore.Hosting.WebHostBuilderKestrelExtensions.UseKestrelCore(builder.WebHost);
                Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, "http://127.0.0.1:0");
                Microsoft.Extensions.DependencyInjection.RoutingServiceCollectionExtensions.AddRouting(builder.Services);
                add(Microsoft.Extensions.DependencyInjection.PushServiceCollectionExtensions.AddPush(builder.Services));
                var app = builder.Build();
                map(app);
                await app.StartAsync();
                return (app, System.Linq.Enumerable.First(app.Urls));
            }

            /// <summary>The first items.</summary>
            public static async System.Threading.Tasks.Task<string> Take<T>(IAsyncEnumerable<T> items, int count = 1)
            {
                var taken = new List<T>();
                await foreach (var item in items)
                {
                    taken.Add(item);
                    if (taken.Count == count)
                        break;
                }
                return string.Join(",", taken);
            }
        }
        """;

    /// <summary>A program whose <paramref name="body"/> sees <c>app</c>, <c>address</c> and <c>connection</c>, to <c>/push</c>, and returns a string.</summary>
    public static string Program(string types, string add, string map, string body) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using PushGen.AspNetCore;
        {{types}}
        public static class Test
        {
            public static async System.Threading.Tasks.Task<string> Run()
            {
                var (app, address) = await Host.StartAsync(push => {{add}}, routes => { {{map}} });
                await using (app)
                await using (var connection = new PushConnection(address + "/push"))
                {
                    {{body}}
                }
            }
        }
        {{Host}}
        """;

    /// <summary>Serves and calls contracts of one project.</summary>
    public static async Task<string> RunAsync(string types, string add, string map, string body, TestOptions? options = null)
    {
        var projects = new Projects();
        projects.Add("Shop", Program(types, add, $"var push = routes.MapPush(\"/push\"); {map}", body), options ?? TestOptions.Default);
        return await projects.RunAsync("Shop");
    }
}
