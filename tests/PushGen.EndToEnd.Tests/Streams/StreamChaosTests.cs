using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace PushGen.EndToEnd.Tests.Streams;

/// <summary>
/// The tokens of a language model on a phone in a train. More with <c>PUSHGEN_STREAMS</c> and <c>PUSHGEN_TOKENS</c>, again the same with
/// <c>PUSHGEN_CHAOS_SEED</c>.
/// </summary>
public sealed class StreamChaosTests
{
    [Fact]
    public async Task StreamsThatAreCut_GiveTheSameText_FromOneGeneration()
    {
        int streams = Setting("PUSHGEN_STREAMS", 40), tokens = Setting("PUSHGEN_TOKENS", 500), seed = Setting("PUSHGEN_CHAOS_SEED", Random.Shared.Next());
        var time = new FakeTimeProvider();
        var generations = new Generations();
        await using var server = await PushServer.StartAsync(
            options: options => options.StreamUnreadBytes = StreamChaos.UnreadBytes,
            services: builder =>
            {
                builder.Services.AddSingleton(generations).AddSingleton<TimeProvider>(time);
                builder.Services.AddPush().AddModel<ModelServer>();
            },
            conventions: (push, _) => push.MapModel());
        using var chaos = new StreamChaos(server, generations, time, streams, tokens, seed);
        try
        {
            await chaos.RunAsync();
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {chaos}");
        }
    }

    static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
