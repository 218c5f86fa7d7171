using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Streams;

/// <summary>All runs of streams in this process, by owner and id. A stream's id is the key that it was asked for with.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source holds no timer, and is read as long as there are windows.")]
sealed class StreamRegistry
{
    static readonly Problem Draining = new(PushErrorCodes.Draining, 503, "The server is shutting down.");

    const int ReadableBytes = 1024 * 1024;      // of what was sent last

    readonly StreamIndex runs = new();
    readonly CancellationTokenSource stopping = new();
    readonly PushOptions options;
    readonly TimeProvider time;
    readonly IServiceScopeFactory scopes;
    readonly ProblemMapper problems;
    readonly StreamQuota quota;

    public StreamRegistry(PushOptions options, TimeProvider time, IServiceScopeFactory scopes, ProblemMapper problems, IHostApplicationLifetime lifetime)
    {
        this.options = options;
        this.time = time;
        this.scopes = scopes;
        this.problems = problems;
        quota = new StreamQuota(options);
        lifetime.ApplicationStopping.Register(Stop);
    }

    /// <summary>Canceled when the server begins to shut down, and every run has its end: so that its readers can be told before they are sent away.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Runs that have not ended.</summary>
    public int RunningCount => runs.All.Count(static run => run.Log.End is null);

    /// <summary>Runs that are kept, with those that have ended.</summary>
    public int Count => runs.Count;

    /// <summary>The run with this key: the one there is, or a new one.</summary>
    /// <param name="binding">The operation.</param>
    /// <param name="arguments">Its arguments, one JSON object.</param>
    /// <param name="key">The client's key, or null to make one.</param>
    /// <param name="context">The caller. A run keeps a snapshot of it.</param>
    /// <exception cref="PushException">400: key or arguments do not fit; 422: the key was used with other arguments; 429: too many run already.</exception>
    public StreamRun GetOrStart(StreamBinding binding, ReadOnlyMemory<byte> arguments, string? key, PushContext context)
    {
        if (key is not null)
            IdempotencyKey.Require(key);
        string owner = PushContext.OwnerOf(context.User);
        byte[] hash = SHA256.HashData(arguments.Span);
        if (key is not null && runs.Find(owner, key) is { } known)
            return Same(known, binding, hash);

        if (stopping.IsCancellationRequested)
            throw Draining.ToException();
        var produce = binding.Bind(arguments);
        string caller = owner == PushContext.Anonymous ? owner + " " + context.ConnectionId : owner;      // strangers have nothing in common
        quota.Enter(caller);
        string id = key ?? IdempotencyKey.New();
        var settings = new LogSettings(int.MaxValue, ReadableBytes + options.StreamUnreadBytes, null, Replay: int.MaxValue, SlowReader.CatchUp);
        var log = new TopicLog(settings, time, new PushCursor(PushCursor.NewEpoch(), 0, 0)) { SetsPace = true };
        var run = new StreamRun(id, owner, binding, hash, log, options, time, Remove);
        var winner = runs.GetOrAdd(run);
        if (winner != run)
        {
            quota.Leave(caller);
            run.Dispose();
            return Same(winner, binding, hash);
        }
        if (stopping.IsCancellationRequested)
            run.Cancel(LogEnd.Failed(Draining));        // it came beside the runs that were ended
        var snapshot = new PushContext(context.User, context.ConnectionId, context.Transport, null, id);
        _ = Task.Run(async () =>
        {
            await ProduceAsync(run, produce, snapshot);
            quota.Leave(caller);
        });
        return run;
    }

    /// <summary>The run with this key, which is there already: a reader that comes back never starts one.</summary>
    /// <exception cref="PushException">404: it is not; 422: it has other arguments.</exception>
    public StreamRun Attach(StreamBinding binding, ReadOnlyMemory<byte> arguments, string? key, PushContext context) =>
        key is not null && Find(PushContext.OwnerOf(context.User), key) is { } run
            ? Same(run, binding, SHA256.HashData(arguments.Span))
            : throw new PushException(PushErrorCodes.NoStream, 404, "The server no longer has this run of the stream: it was started again, or the run was over for longer than runs are kept.");

    /// <summary>The run that <paramref name="owner"/> started with this id, or null.</summary>
    public StreamRun? Find(string owner, string id) => runs.Find(owner, id);

    /// <summary>The runs with this id, whoever started them.</summary>
    public IEnumerable<StreamRun> FindAll(string id) => runs.Of(id);

    static StreamRun Same(StreamRun run, StreamBinding binding, byte[] hash) => run.Binding == binding && run.ArgumentsHash.AsSpan().SequenceEqual(hash)
        ? run
        : throw new PushException(PushErrorCodes.KeyReused, 422, "The key was used before, with other arguments.");

    async Task ProduceAsync(StreamRun run, StreamProducer produce, PushContext context)
    {
        LogEnd end;
        var canceled = run.Canceled;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<PushContextHolder>().Context = context;
            await produce(scope.ServiceProvider, new StreamWriter(run.Log, options.MaxItemBytes, options.StreamUnreadBytes), canceled);
            end = LogEnd.Completed;
        }
        catch (OperationCanceledException) when (canceled.IsCancellationRequested)
        {
            return;     // who canceled it has ended the log
        }
        catch (Exception e)
        {
            end = LogEnd.Failed(problems.Map(e, run.Binding.Path));
        }
        run.Complete(end);
    }

    /// <summary>Ends what runs: it would not be there any more for a reader that comes back to another process.</summary>
    void Stop()
    {
        foreach (var run in runs.All)
            run.Cancel(LogEnd.Failed(Draining));
        stopping.Cancel();
        foreach (var run in runs.All)
            run.Cancel(LogEnd.Failed(Draining));        // begun meanwhile
    }

    void Remove(StreamRun run)
    {
        if (runs.Remove(run))
            run.Dispose();
    }
}
