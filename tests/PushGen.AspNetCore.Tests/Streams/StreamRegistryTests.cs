using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.CodeGen;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Tests.Contract;
using PushGen.AspNetCore.Topics;
using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Tests.Streams;

/// <summary>How long a stream lives, who may read it, and what paces it; without HTTP, and in a time of its own.</summary>
public sealed class StreamRegistryTests : IAsyncDisposable
{
    const string Key = "0123456789-abcdefghijkl";

    readonly EarlyTime time = new();
    readonly PushOptions options = new() { StreamUnreadBytes = 500 };
    readonly ServiceProvider services;
    readonly StreamRegistry registry;
    readonly StreamBinding count;

    public StreamRegistryTests()
    {
        var collection = new ServiceCollection();
        ServerRegistration.Add<IDeskServer, DeskServer, DeskPublisher>(collection.AddPush(), DeskContract.Info, static topics => new DeskPublisher(topics));
        collection.AddSingleton<DeskProbe>();
        services = collection.BuildServiceProvider();
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var problems = new ProblemMapper(new HostingEnvironment { EnvironmentName = Environments.Production }, NullLogger<ProblemMapper>.Instance);
        registry = new StreamRegistry(options, time, services.GetRequiredService<IServiceScopeFactory>(), problems, lifetime);
        count = new StreamBinding<IDeskServer, DeskContract.CountArguments, int>(
            DeskContract.Count, static (server, arguments, cancellationToken) => server.Count(arguments.To, arguments.Held, cancellationToken));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    DeskProbe Probe => services.GetRequiredService<DeskProbe>();

    static PushContext Caller(string? user, string connection = "c1") => new(
        new ClaimsPrincipal(user is null ? new ClaimsIdentity() : new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], "test")), connection, PushTransports.LongPolling, null);

    StreamRun Start(string arguments, string? key = null, string? user = "ann", string connection = "c1") =>
        registry.GetOrStart(count, Encoding.UTF8.GetBytes(arguments), key, Caller(user, connection));

    static LogReader Open(StreamRun run, ReadStart start) => run.Open(start, ReaderGapPolicy.Earliest, new Listener());

    static LogBatch Read(LogReader reader, int items = 1000)
    {
        var batch = new LogBatch();
        reader.Read(items, 1_000_000, batch);
        return batch;
    }

    static Task EndedAsync(StreamRun run) => Eventually.TrueAsync(() => run.Log.End is not null);

    [Fact]
    public async Task Run_GivesItemsAndTheEnd_AlsoToWhoComesLater()
    {
        var run = Start("""{"to":5}""");
        await EndedAsync(run);
        using var reader = Open(run, ReadStart.Replay);
        var batch = Read(reader);
        Assert.Equal(5, batch.Entries.Count);
        Assert.Equal(LogEnd.Completed, batch.End);
    }

    [Fact]
    public async Task Producer_IsPausedByUnreadItems_AndGoesOnWithTheFastestReader()
    {
        var run = Start("""{"to":100}""");
        await Eventually.TrueAsync(() => run.Log.Head.Offset * 50 > 500);
        using var reader = Open(run, ReadStart.Earliest);
        using var idle = Open(run, ReadStart.Earliest);
        Assert.InRange(run.Log.Head.Offset, 1, 20);      // 500 bytes of items of about 45
        Assert.Null(run.Log.End);
        int read = 0;
        while (read < 100)
        {
            read += Read(reader, items: 5).Entries.Count;
            Assert.InRange(run.Log.Head.Offset - read, 0, 20);
            await Task.Yield();
        }
        await EndedAsync(run);
        Assert.Equal(100, Read(idle).Entries.Count);     // what was sent stays readable
    }

    [Fact]
    public async Task Producer_GoesOn_WithAReaderThatBeganAtLatest()
    {
        var run = Start("""{"to":100}""");
        await Eventually.TrueAsync(() => run.Log.Head.Offset * 50 > 500);
        using var reader = Open(run, ReadStart.Latest);
        await Eventually.TrueAsync(() =>
        {
            Read(reader);
            return run.Log.End is not null;
        });
    }

    [Fact]
    public void Unread_ForAMinute_IsOrphaned()
    {
        var run = Start("""{"to":5,"held":2}""");
        time.Advance(TimeSpan.FromSeconds(59));
        using (Open(run, ReadStart.Earliest))
            time.Advance(TimeSpan.FromMinutes(10));      // as long as somebody reads it goes on
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(run.Log.End);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LogEnd.Orphaned, run.Log.End);
        Assert.True(run.Canceled.IsCancellationRequested);
    }

    [Fact]
    public async Task Ended_IsKeptForFiveMinutes_ReadersOrNot()
    {
        var run = Start("""{"to":5}""", Key);
        await EndedAsync(run);
        using var reader = Open(run, ReadStart.Earliest);
        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Same(run, registry.Find(run.Owner, Key));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(registry.Find(run.Owner, Key));
        Assert.Equal(5, Read(reader).Entries.Count);     // who was there before reads on
    }

    [Fact]
    public async Task Ended_TimerThatComesALittleEarly_IsNotKeptForEver()
    {
        var run = Start("""{"to":5}""", Key);
        await EndedAsync(run);
        time.Early = TimeSpan.FromMilliseconds(10);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Same(run, registry.Find(run.Owner, Key));
        time.Advance(TimeSpan.FromMilliseconds(11));
        Assert.Null(registry.Find(run.Owner, Key));
    }

    [Fact]
    public async Task Cancel_EndsOnce_AndStopsTheIterator()
    {
        var run = Start("""{"to":5,"held":1}""");
        await Eventually.TrueAsync(() => Probe.StreamsStarted == 1);
        run.Cancel(LogEnd.Canceled);
        run.Cancel(LogEnd.Orphaned);
        Assert.Equal(LogEnd.Canceled, run.Log.End);
        await Probe.Canceled.Task.WaitAsync(Http.DeskHost.Patience, TestContext.Current.CancellationToken);
        Assert.Equal(0, registry.RunningCount);
    }

    [Fact]
    public async Task Cancel_LongAfterItsTime_IsWithoutEffect()
    {
        var run = Start("""{"to":1}""");
        await EndedAsync(run);
        time.Advance(TimeSpan.FromMinutes(6));
        run.Cancel(LogEnd.Canceled);
        Assert.Equal(LogEnd.Completed, run.Log.End);
    }

    [Fact]
    public void Key_NamesTheRunOfItsOwnerOnly()
    {
        var first = Start("""{"to":5,"held":1}""", Key);
        Assert.Same(first, Start("""{"to":5,"held":1}""", Key));
        Assert.NotSame(first, Start("""{"to":5,"held":1}""", Key, user: "bob"));
        var reused = Assert.Throws<PushException>(() => Start("""{"to":6}""", Key));
        Assert.Equal((422, PushErrorCodes.KeyReused), (reused.Status, reused.Code));
    }

    [Fact]
    public void SameKeyOfSeveralOwners_IsARunOfEach_UntilItIsForgotten()
    {
        const string arguments = """{"to":5,"held":1}""";
        StreamRun[] runs = [Start(arguments, Key), Start(arguments, Key, user: "bob"), Start(arguments, Key, user: null)];
        Assert.Equal(runs, registry.FindAll(Key));
        Assert.Empty(registry.FindAll(Key + "x"));

        runs[1].Cancel(LogEnd.Canceled);
        time.Advance(TimeSpan.FromSeconds(59));
        using var reading = Open(runs[0], ReadStart.Earliest);
        using var alsoReading = Open(runs[2], ReadStart.Earliest);
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal([runs[0], runs[2]], registry.FindAll(Key));
        Assert.All(runs, run => Assert.Equal(run == runs[1] ? null : run, registry.Find(run.Owner, Key)));
        Assert.Equal((2, 2), (registry.Count, registry.RunningCount));
    }

    [Fact]
    public void Attach_NeverStarts()
    {
        byte[] arguments = Encoding.UTF8.GetBytes("""{"to":5,"held":1}""");
        Assert.Equal(404, Assert.Throws<PushException>(() => registry.Attach(count, arguments, Key, Caller("ann"))).Status);
        var run = Start("""{"to":5,"held":1}""", Key);
        Assert.Same(run, registry.Attach(count, arguments, Key, Caller("ann")));
        Assert.Equal(404, Assert.Throws<PushException>(() => registry.Attach(count, arguments, Key, Caller("bob"))).Status);
        Assert.Equal(404, Assert.Throws<PushException>(() => registry.Attach(count, arguments, null, Caller("ann"))).Status);
        Assert.Equal(422, Assert.Throws<PushException>(() => registry.Attach(count, "{}"u8.ToArray(), Key, Caller("ann"))).Status);
    }

    [Fact]
    public async Task Limit_IsPerUser_AndPerConnectionForStrangers()
    {
        options.MaxStreamsPerConnection = 1;
        const string arguments = """{"to":5,"held":1}""";
        var run = Start(arguments);
        Assert.Equal(429, Assert.Throws<PushException>(() => Start(arguments, connection: "c2")).Status);
        Start(arguments, user: "bob");
        run.Cancel(LogEnd.Canceled);
        await Eventually.TrueAsync(() => CanStart(arguments));      // once the iterator has heard of it
        Start(arguments, user: null);
        Assert.Equal(429, Assert.Throws<PushException>(() => Start(arguments, user: null)).Status);
        Start(arguments, user: null, connection: "c2");
    }

    bool CanStart(string arguments)
    {
        try
        {
            return Start(arguments) is not null;
        }
        catch (PushException e) when (e.Code == PushErrorCodes.TooManyStreams)
        {
            return false;
        }
    }

    [Fact]
    public async Task Iterator_ThatThrows_FailsWithoutItsText()
    {
        var run = registry.GetOrStart(
            new StreamBinding<IDeskServer, DeskContract.CountArguments, int>(DeskContract.Count, static (_, _, _) => throw new InvalidOperationException("secret")),
            Encoding.UTF8.GetBytes("""{"to":1}"""), null, Caller("ann"));
        await EndedAsync(run);
        Assert.Equal(("failed", PushErrorCodes.Internal), (run.Log.End!.Reason, run.Log.End.Problem!.Code));
        Assert.DoesNotContain("secret", run.Log.End.Problem.Detail, StringComparison.Ordinal);
    }

    /// <summary>Timers run by another clock than time stamps, as those of the system do.</summary>
    sealed class EarlyTime : FakeTimeProvider
    {
        public TimeSpan Early { get; set; }

        public override long GetTimestamp() => base.GetTimestamp() - Early.Ticks;
    }
}
