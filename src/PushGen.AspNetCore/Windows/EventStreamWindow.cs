using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Follows a log as Server-Sent Events until its end, the reader's, or the connection's.</summary>
sealed class EventStreamWindow : IDisposable
{
    // Half of what Kestrel takes without waiting for the connection: with 256 KiB a hundred of them fell out of the processor's caches (a tenth more time).
    const int MaxItemsPerFlush = 1000, MaxBytesPerFlush = 32 * 1024;

    readonly HttpContext http;
    readonly PushServices services;
    readonly EventStreamWriter events;
    readonly WakeSignal signal;
    readonly long began;
    readonly TimeSpan lifetime;
    readonly Farewell atEndOfLife;
    long lastWritten;
    DrainTarget? draining;

    EventStreamWindow(HttpContext http, PushServices services)
    {
        this.http = http;
        this.services = services;
        events = new EventStreamWriter(http.Response.BodyWriter);
        signal = new WakeSignal(services.Time);
        began = lastWritten = services.Time.GetTimestamp();
        (lifetime, atEndOfLife) = Lifetime();
    }

    public static async Task ReadAsync(HttpContext http, PushServices services, HttpQuery query, ILogSource source)
    {
        using var window = new EventStreamWindow(http, services);
        using var aborted = http.RequestAborted.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), window.signal);
        using var stopping = services.Stopping.UnsafeRegister(static signal => ((WakeSignal)signal!).Wake(), window.signal);
        using var reader = source.Open(query.Asked ?? ReadStart.Replay, query.Policy, window.signal);
        if (services.Stopping.IsCancellationRequested && !reader.IsOfEndedLog && reader.HasReached(reader.Head))
        {
            await SayByeAsync(http, services, Farewell.Drain(services));
            return;
        }
        using var counted = new CountedReader(services.Metrics, PushTransports.ServerSentEvents);
        await window.RunAsync(reader, query.Policy == ReaderGapPolicy.Fail);
    }

    /// <summary>Answers a request that cannot be served now, so that an EventSource comes back.</summary>
    public static async Task SayByeAsync(HttpContext http, PushServices services, Farewell bye)
    {
        SetHeaders(http);
        var events = new EventStreamWriter(http.Response.BodyWriter);
        events.Retry();
        events.Bye(bye);
        await ResponseFlush.WaitAsync(http, services, events.FlushAsync());
    }

    static void SetHeaders(HttpContext http)
    {
        http.Response.StatusCode = 200;
        http.Response.ContentType = Wire.EventStream;
        http.Response.Headers.CacheControl = "no-store, no-transform";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Request.Headers.AcceptEncoding = default;      // a compressing middleware asks for it in DisableBuffering, and would hold events back
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    async Task RunAsync(LogReader reader, bool endAtGap)
    {
        SetHeaders(http);
        events.Retry();
        events.Ready(reader.HasUnreadableCursor ? null : reader.Position, services.Options.HeartbeatInterval);
        var batch = new LogBatch();
        bool live = false, goesOn = await FlushAsync();
        while (goesOn)
        {
            if (FindFarewell(reader) is { } bye)
            {
                events.Bye(bye);
                await FlushAsync();
                return;
            }
            reader.Read(MaxItemsPerFlush, MaxBytesPerFlush, batch);
            bool final = Write(batch, endAtGap), reachedTail = batch.UpToDate && !live && !final;
            if (reachedTail)
            {
                events.Live();
                live = true;
            }
            if (batch.IsEmpty && !reachedTail)
                goesOn = await WaitAsync();
            else
                goesOn = await FlushAsync() && !final;
        }
    }

    /// <summary>True if nothing follows.</summary>
    bool Write(LogBatch batch, bool endAtGap)
    {
        services.Metrics.Written(PushTransports.ServerSentEvents, batch);
        if (batch.Gap is { } gap)
        {
            bool final = endAtGap && gap.Reason != GapReason.Skipped;
            events.Gap(gap, final);
            if (final)
                return true;
        }
        foreach (var items in batch.Slices)
            events.Items(items);
        if (batch.End is not { } end)
            return false;
        events.End(end);
        return true;
    }

    /// <summary>Waits until there may be more. A lost wake-up only delays: the log is read again at each heart-beat.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<bool> WaitAsync()
    {
        var heartbeat = services.Options.HeartbeatInterval - services.Time.GetElapsedTime(lastWritten);
        if (heartbeat <= TimeSpan.Zero)
        {
            events.Heartbeat();
            return await FlushAsync();
        }
        var left = lifetime - services.Time.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
            await signal.WaitAsync(left < heartbeat ? left : heartbeat);
        return !http.RequestAborted.IsCancellationRequested;
    }

    // At a drain a stream has its end already, which is told in place of a bye: nobody could come back for it.
    Farewell? FindFarewell(LogReader reader)
    {
        if (services.Stopping.IsCancellationRequested && !reader.IsOfEndedLog && (draining ??= new(reader, services)).IsReached)
            return Farewell.Drain(services);
        return services.Time.GetElapsedTime(began) >= lifetime ? atEndOfLife : null;
    }

    ValueTask<bool> FlushAsync()
    {
        lastWritten = services.Time.GetTimestamp();
        return ResponseFlush.WaitAsync(http, services, events.FlushAsync());
    }

    (TimeSpan, Farewell) Lifetime()
    {
        var whole = services.Options.EventStreamLifetime * (0.9 + 0.2 * Random.Shared.NextDouble());
        var expires = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        return expires - services.Time.GetUtcNow() is { } credential && credential < whole ? (credential, Farewell.Expired) : (whole, Farewell.Lifetime);
    }

    public void Dispose() => signal.Dispose();
}
