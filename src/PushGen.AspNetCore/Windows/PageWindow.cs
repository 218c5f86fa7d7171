using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Answers one page of a log, held for a while if there is nothing in it yet.</summary>
static class PageWindow
{
    const int MaxPageBytes = 1024 * 1024;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask ReadAsync(HttpContext http, PushServices services, HttpQuery query, ILogAddress address, bool isPublic)
    {
        var source = await address.FindAsync(http, services, query, PushTransports.LongPolling);
        var poll = services.Polls.Get();
        var batch = poll.Batch;
        bool draining;
        string cursor;
        using (var reader = source.Open(StartOf(query), query.Policy, poll.Signal))
        {
            reader.Read(query.Limit, MaxPageBytes, batch);
            if (batch.IsEmpty && WaitOf(query) is { } wait)
                await HoldAsync(http, services, query, reader, poll, wait);
            draining = services.Stopping.IsCancellationRequested && !reader.IsOfEndedLog;     // a stream's end is read first: nobody could come back for it
            cursor = reader.PositionText;
        }
        if (batch.Gap is { } gap && query.Policy == ReaderGapPolicy.Fail && gap.Reason != GapReason.Skipped)
        {
            await ProblemResponse.WriteAsync(http, Problem.From(new PushGapException(gap)));
        }
        else
        {
            if (isPublic && !draining && query.Wait is null && query.Asked is { Which: ReadStart.Kind.After } && batch.Count > 0)
                http.Response.Headers.CacheControl = "public, max-age=60";
            await PageWriter.WriteAsync(http, services, poll, cursor, draining ? Farewell.Drain(services) : null);
        }
        services.Polls.Return(poll);
    }

    // Without a cursor and without 'wait' somebody looks at what there is; with 'wait' somebody begins to follow, as a subscriber does.
    static ReadStart StartOf(HttpQuery query) => query.Asked ?? (query.Wait is null ? ReadStart.Earliest : ReadStart.Replay);

    // Only who has a full cursor is held: the answer to anybody else carries the cursor to wait from, and must not be lost on the way.
    static TimeSpan? WaitOf(HttpQuery query) => query.Asked is { Which: ReadStart.Kind.After } && query.Wait > TimeSpan.Zero ? query.Wait : null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    static async ValueTask HoldAsync(HttpContext http, PushServices services, HttpQuery query, LogReader reader, Poll poll, TimeSpan wait)
    {
        using var aborted = http.RequestAborted.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), poll.Signal);
        using var stopping = services.Stopping.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), poll.Signal);
        long began = services.Time.GetTimestamp();
        while (true)
        {
            bool isStopping = services.Stopping.IsCancellationRequested;     // asked before the read, which then finds the end of a stream
            reader.Read(query.Limit, MaxPageBytes, poll.Batch);
            var left = wait - services.Time.GetElapsedTime(began);
            if (!poll.Batch.IsEmpty || left <= TimeSpan.Zero || isStopping || http.RequestAborted.IsCancellationRequested)
                return;
            await poll.Signal.WaitAsync(left < services.Options.HeartbeatInterval ? left : services.Options.HeartbeatInterval);
        }
    }
}
