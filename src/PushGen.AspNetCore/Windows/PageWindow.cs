using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Answers one page of a log, held for a while if there is nothing in it yet.</summary>
static class PageWindow
{
    const int MaxPageBytes = 1024 * 1024;

    public static async Task ReadAsync(HttpContext http, PushServices services, HttpQuery query, ILogAddress address, bool isPublic)
    {
        var source = await address.FindAsync(http, services, query, PushTransports.LongPolling);
        var poll = services.Polls.Get();
        using (new CountedReader(services.Metrics, PushTransports.LongPolling))
        using (var reader = source.Open(StartOf(query), query.Policy, poll.Signal))
        {
            reader.Read(query.Limit, MaxPageBytes, poll.Batch);
            if (poll.Batch.IsEmpty && WaitOf(query) is { } wait)
            {
                using var aborted = http.RequestAborted.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), poll.Signal);
                using var stopping = services.Stopping.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), poll.Signal);
                long began = services.Time.GetTimestamp();
                while (!Reread(http, services, query, reader, poll))        // here and not in a method of its own, whose state would be one more object per poll
                {
                    var left = wait - services.Time.GetElapsedTime(began);
                    if (left <= TimeSpan.Zero)
                        break;
                    await poll.Signal.WaitAsync(left < services.Options.HeartbeatInterval ? left : services.Options.HeartbeatInterval);
                }
            }
            poll.IsDraining = services.Stopping.IsCancellationRequested && !reader.IsOfEndedLog;     // a stream's end is read first: nobody could come back for it
            poll.Cursor = reader.PositionText;
        }
        await AnswerAsync(http, services, query, poll, isPublic);
        services.Polls.Return(poll);
    }

    /// <summary>True if there is something to answer, or nobody to answer to.</summary>
    static bool Reread(HttpContext http, PushServices services, HttpQuery query, LogReader reader, Poll poll)
    {
        bool isStopping = services.Stopping.IsCancellationRequested;     // asked before the read, which then finds the end of a stream
        reader.Read(query.Limit, MaxPageBytes, poll.Batch);
        return !poll.Batch.IsEmpty || isStopping || http.RequestAborted.IsCancellationRequested;
    }

    static ValueTask AnswerAsync(HttpContext http, PushServices services, HttpQuery query, Poll poll, bool isPublic)
    {
        var batch = poll.Batch;
        if (batch.Gap is { } gap && query.Policy == ReaderGapPolicy.Fail && gap.Reason != GapReason.Skipped)
            return new(ProblemResponse.WriteAsync(http, Problem.From(new PushGapException(gap))));
        services.Metrics.Written(PushTransports.LongPolling, batch);
        if (isPublic && !poll.IsDraining && query.Wait is null && query.Asked is { Which: ReadStart.Kind.After } && batch.Count > 0)
            http.Response.Headers.CacheControl = "public, max-age=60";
        return PageWriter.WriteAsync(http, services, poll, poll.IsDraining ? Farewell.Drain(services) : null);
    }

    // Without a cursor and without 'wait' somebody looks at what there is; with 'wait' somebody begins to follow, as a subscriber does.
    static ReadStart StartOf(HttpQuery query) => query.Asked ?? (query.Wait is null ? ReadStart.Earliest : ReadStart.Replay);

    // Only who has a full cursor is held: the answer to anybody else carries the cursor to wait from, and must not be lost on the way.
    static TimeSpan? WaitOf(HttpQuery query) => query.Asked is { Which: ReadStart.Kind.After } && query.Wait > TimeSpan.Zero ? query.Wait : null;
}
