using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.ObjectPool;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>
/// One request for a page, from its parameters to the flush. Kept from one to the next, whoever polls: a poll that is held allocates one state
/// machine, and one that finds something at once nothing (docs/performance.md). A wake-up that was meant for the poll before only makes this
/// one look at its log.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as its pool; the signal's timer of one that is not kept runs out.")]
sealed class Poll
{
    const int MaxPageBytes = 1024 * 1024;

    readonly WakeSignal signal;
    readonly LogReader reader;
    HttpContext http = null!;
    PushServices services = null!;
    HttpQuery query;
    bool isPublic, isReading;
    long began;
    CancellationToken aborted;
    CancellationTokenRegistration leaving;
    Page? page;

    Poll(TimeProvider time)
    {
        signal = new(time);
        reader = new(signal);
    }

    public static ObjectPool<Poll> CreatePool(TimeProvider time) => new DefaultObjectPool<Poll>(new Policy(time), maximumRetained: 1024);

    /// <returns>A task that does not fail: what is not thrown here is answered.</returns>
    public static Task RunAsync(HttpContext http, PushServices services, in HttpQuery query, ILogSource source, bool isPublic)
    {
        var poll = services.Polls.Get();
        (poll.http, poll.services, poll.query, poll.isPublic) = (http, services, query, isPublic);
        try
        {
            return poll.RunAsync(source);
        }
        catch
        {
            poll.Close();
            throw;
        }
    }

    Task RunAsync(ILogSource source)
    {
        source.Open(reader, StartOf(query), query.Policy);
        isReading = true;
        services.Metrics.Connected(PushTransports.LongPolling);
        services.Metrics.Subscribed(PushTransports.LongPolling);
        if (!TryRead(isLast: !MayHold(query)))
            return HoldAsync();
        var answer = AnswerAsync();
        if (!answer.IsCompletedSuccessfully)
            return FinishAsync(answer);
        Close();
        return Task.CompletedTask;
    }

    async Task HoldAsync()
    {
        try
        {
            began = services.Time.GetTimestamp();
            aborted = http.RequestAborted;
            leaving = aborted.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), signal);
            do
                await WaitAsync();
            while (!TryRead(isLast: Left <= TimeSpan.Zero || aborted.IsCancellationRequested));
            await AnswerAsync();
        }
        catch (Exception e) when (GuardedHandler.CanAnswer(http))
        {
            await GuardedHandler.AnswerAsync(http, services, e);
        }
        finally
        {
            Close();
        }
    }

    TimeSpan Left => query.Wait!.Value - services.Time.GetElapsedTime(began);

    ValueTask<bool> WaitAsync() => signal.WaitAsync(TimeSpan.FromTicks(Math.Clamp(Left.Ticks, 0, services.Options.HeartbeatInterval.Ticks)));

    async Task FinishAsync(ValueTask answer)
    {
        try
        {
            await answer;
        }
        catch (Exception e) when (GuardedHandler.CanAnswer(http))
        {
            await GuardedHandler.AnswerAsync(http, services, e);
        }
        finally
        {
            Close();
        }
    }

    /// <summary>True if there is something to answer, or nothing to wait for any longer.</summary>
    bool TryRead(bool isLast)
    {
        isLast |= services.Stopping.IsCancellationRequested;        // asked before the read, which then finds the end of a stream
        page = services.Pages.Get();
        reader.Read(query.Limit, MaxPageBytes, page.Batch);
        if (isLast || !page.Batch.IsEmpty)
            return true;
        ReturnPage();       // the hundreds that wait need none
        return false;
    }

    ValueTask AnswerAsync()
    {
        var batch = page!.Batch;
        bool isDraining = services.Stopping.IsCancellationRequested && !reader.IsOfEndedLog;     // a stream's end is read first: nobody could come back for it
        string cursor = reader.PositionText;
        Leave();
        if (batch.Gap is { } gap && query.Policy == ReaderGapPolicy.Fail && gap.Reason != GapReason.Skipped)
            return new(ProblemResponse.WriteAsync(http, Problem.From(new PushGapException(gap))));
        services.Metrics.Written(PushTransports.LongPolling, batch);
        if (isPublic && !isDraining && query.Wait is null && query.Asked is { Which: ReadStart.Kind.After } && batch.Count > 0)
            http.Response.Headers.CacheControl = "public, max-age=60";
        return page.WriteAsync(http, services, cursor, isDraining ? Farewell.Drain(services) : null);
    }

    void Leave()
    {
        if (!isReading)
            return;
        isReading = false;
        leaving.Dispose();
        (aborted, leaving) = (default, default);
        reader.Close();
        services.Metrics.Unsubscribed(PushTransports.LongPolling);
        services.Metrics.Disconnected(PushTransports.LongPolling);
    }

    void Close()
    {
        Leave();
        ReturnPage();
        http = null!;
        query = default;
        services.Polls.Return(this);
    }

    void ReturnPage()
    {
        if (page is not null)
            services.Pages.Return(page);
        page = null;
    }

    // Without a cursor and without 'wait' somebody looks at what there is; with 'wait' somebody begins to follow, as a subscriber does.
    static ReadStart StartOf(in HttpQuery query) => query.Asked ?? (query.Wait is null ? ReadStart.Earliest : ReadStart.Replay);

    // Only who has a full cursor is held: the answer to anybody else carries the cursor to wait from, and must not be lost on the way.
    static bool MayHold(in HttpQuery query) => query.Asked is { Which: ReadStart.Kind.After } && query.Wait > TimeSpan.Zero;

    sealed class Policy(TimeProvider time) : PooledObjectPolicy<Poll>
    {
        public override Poll Create() => new(time);

        public override bool Return(Poll poll) => true;
    }
}
