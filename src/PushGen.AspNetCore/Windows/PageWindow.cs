using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Answers one page of a log, held for a while if there is nothing in it yet.</summary>
static class PageWindow
{
    const int MaxPageBytes = 1024 * 1024;

    public static async Task ReadAsync(HttpContext http, PushServices services, HttpQuery query, LogOpener open, bool isPublic)
    {
        using var signal = new WakeSignal(services.Time);
        using var aborted = http.RequestAborted.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), signal);
        using var stopping = services.Stopping.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), signal);
        var batch = new LogBatch();
        bool draining;
        using var counted = new CountedReader(services.Metrics, PushTransports.LongPolling);
        using (var reader = open(StartOf(query), query.Policy, signal))
        {
            await FillAsync(http, services, query, reader, signal, batch);
            draining = services.Stopping.IsCancellationRequested && !reader.IsOfEndedLog;     // a stream's end is read first: nobody could come back for it
        }
        if (http.RequestAborted.IsCancellationRequested)
            return;
        if (batch.Gap is { } gap && query.Policy == ReaderGapPolicy.Fail && gap.Reason != GapReason.Skipped)
        {
            await ProblemResponse.WriteAsync(http, Problem.From(new PushGapException(gap)));
            return;
        }
        services.Metrics.Written(PushTransports.LongPolling, batch);
        if (isPublic && !draining && query.Wait is null && query.Asked is { Which: ReadStart.Kind.After } && batch.Count > 0)
            http.Response.Headers.CacheControl = "public, max-age=60";
        await PageWriter.WriteAsync(http, services, batch, draining ? Farewell.Drain(services) : null);
    }

    // Without a cursor and without 'wait' somebody looks at what there is; with 'wait' somebody begins to follow, as a subscriber does.
    static ReadStart StartOf(HttpQuery query) => query.Asked ?? (query.Wait is null ? ReadStart.Earliest : ReadStart.Replay);

    static async Task FillAsync(HttpContext http, PushServices services, HttpQuery query, LogReader reader, WakeSignal signal, LogBatch batch)
    {
        // Only who has a full cursor is held: the answer to anybody else carries the cursor to wait from, and must not be lost on the way.
        var wait = query.Asked is { Which: ReadStart.Kind.After } ? query.Wait ?? TimeSpan.Zero : TimeSpan.Zero;
        long began = services.Time.GetTimestamp();
        while (true)
        {
            bool stopping = services.Stopping.IsCancellationRequested;     // asked before the read, which then finds the end of a stream
            reader.Read(query.Limit, MaxPageBytes, batch);
            var left = wait - services.Time.GetElapsedTime(began);
            if (!batch.IsEmpty || left <= TimeSpan.Zero || stopping || http.RequestAborted.IsCancellationRequested)
                return;
            await signal.WaitAsync(left < services.Options.HeartbeatInterval ? left : services.Options.HeartbeatInterval);
        }
    }
}
