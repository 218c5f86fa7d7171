using PushGen.AspNetCore.Tests.Http;

namespace PushGen.AspNetCore.Tests.Contract;

public sealed class PushOptionsTests
{
    public static TheoryData<string, Action<PushOptions>> OutOfRange { get; } = new()
    {
        { nameof(PushOptions.MaxItemBytes), options => options.MaxItemBytes = 0 },
        { nameof(PushOptions.MaxItemBytes), options => options.MaxItemBytes = 1024 * 1024 + 1 },
        { nameof(PushOptions.HeartbeatInterval), options => options.HeartbeatInterval = TimeSpan.Zero },
        { nameof(PushOptions.CallTimeout), options => options.CallTimeout = TimeSpan.Zero },
        { nameof(PushOptions.CallTimeout), options => options.CallTimeout = TimeSpan.FromSeconds(-5) },
        { nameof(PushOptions.StreamKeptFor), options => options.StreamKeptFor = TimeSpan.MaxValue },
        { nameof(PushOptions.DrainTime), options => options.DrainTime = TimeSpan.FromSeconds(-1) },
        { nameof(PushOptions.DrainSpread), options => options.DrainSpread = TimeSpan.FromSeconds(-1) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public async Task Option_OutOfRange_StopsTheStart(string name, Action<PushOptions> set)
    {
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => DeskHost.StartAsync(set));
        Assert.Contains("PushOptions." + name, e.Message, StringComparison.Ordinal);
    }
}
