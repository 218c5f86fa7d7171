using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>One server for the many cases of a test class. It logs no error in any of them.</summary>
public sealed class RawServer : IAsyncLifetime
{
    readonly ErrorLog errors = new();
    PushServer server = null!;

    internal Task<RawClient> UpgradeAsync() => RawClient.UpgradeAsync(server.Port);

    public async ValueTask InitializeAsync() => server = await PushServer.StartAsync(services: builder => builder.Logging.AddProvider(errors));

    internal void AssertNoError() => errors.AssertEmpty();

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
        AssertNoError();
        errors.Dispose();
    }

    /// <summary>The frames of one message.</summary>
    internal static IEnumerable<JsonElement> FramesOf(string message)
    {
        var json = JsonElement.Parse(message);
        return json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [json];
    }
}
