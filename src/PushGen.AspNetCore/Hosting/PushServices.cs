using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Options;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;
using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Hosting;

/// <summary>What every window of an application needs, in one place.</summary>
sealed class PushServices(
    IOptions<PushOptions> options,
    TimeProvider time,
    PushTopics topics,
    StreamRegistry streams,
    CallDispatcher calls,
    ProblemMapper problems,
    ServerMetrics metrics,
    IServiceScopeFactory scopes,
    ILoggerFactory loggers)
{
    // Polls that are held look after it at whether the server stops: once for all, in place of a registration of each.
    readonly CancellationTokenRegistration waking = streams.Stopping.UnsafeRegister(static topics => ((LogStore)topics!).WakeReaders(), topics.Store);

    public PushOptions Options { get; } = options.Value;

    public ObjectPool<Poll> Polls { get; } = Poll.CreatePool(time);

    public ObjectPool<Page> Pages { get; } = Page.CreatePool();

    public TimeProvider Time { get; } = time;

    public LogStore Topics { get; } = topics.Store;

    public StreamRegistry Streams { get; } = streams;

    public CallDispatcher Calls { get; } = calls;

    public ProblemMapper Problems { get; } = problems;

    public ServerMetrics Metrics { get; } = metrics;

    /// <summary>For what is not a request.</summary>
    public IServiceScopeFactory Scopes { get; } = scopes;

    public ILoggerFactory Loggers { get; } = loggers;

    /// <summary>For the windows over HTTP.</summary>
    public ILogger WindowLogger { get; } = loggers.CreateLogger("PushGen.AspNetCore.Http");

    public ContractComparison Contracts { get; } = new(loggers.CreateLogger("PushGen.AspNetCore.Http"));

    /// <summary>Canceled when the server begins to shut down, once every stream has its end: every window tells that end, or says <c>bye</c>.</summary>
    public CancellationToken Stopping { get; } = streams.Stopping;
}
