using System.Net;

namespace PushGen;

/// <summary>One event stream per subscription: docs/protocol.md, section 2.2.</summary>
sealed class ServerSentEventsTransport(PushConnection connection) : ITransport
{
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);        // the server breaks it every 15 s

    readonly HttpChannel http = connection.Http;
    readonly PushClientOptions options = connection.Options;

    public PushTransports Kind => PushTransports.ServerSentEvents;

    public async Task<FeedEnd> FeedAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(options.TimeProvider, cancellationToken);
        using var events = new SseReader();
        var feed = new SseFeed(request.Source.IsStream, sink);
        try
        {
            deadline.Start(options.ReadyTimeout);
            using var message = Ask(request);
            using var response = await http.SendAsync(message, deadline.Token).ConfigureAwait(false);
            if ((int)response.StatusCode >= 400)
                return await RefusedAsync(response, request.Source.IsStream, deadline.Token).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK || !HttpChannel.IsOfType(response, Wire.EventStream))
                return FeedEnd.Foreign(HttpChannel.Foreign(response, $"200 with {Wire.EventStream}"));

            var body = await response.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
                return await ReadAsync(body, events, feed, sink, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.Passed && !cancellationToken.IsCancellationRequested && !feed.IsReady)
        {
            return new(FeedEndKind.TransportRefused, "no event in time", NoEvents($"No event from {connection.Address} within {options.ReadyTimeout}: something on the way may hold them back."));
        }
        catch (Exception e) when (HttpFailures.IsOfConnection(e) && !cancellationToken.IsCancellationRequested)
        {
            return HttpFailures.Lost(e, connection.Address, Retry(events, feed));
        }
    }

    // An error that is final, but not the server's own, may be about event streams only: a poll will tell.
    async Task<FeedEnd> RefusedAsync(HttpResponseMessage response, bool isStream, CancellationToken cancellationToken)
    {
        var problem = await HttpChannel.ReadProblemAsync(response, cancellationToken).ConfigureAwait(false);
        var error = problem ?? HttpChannel.ForeignError(response);
        var end = FeedEnd.FromError(error, isStream);
        bool canFallBack = (options.Transports & PushTransports.LongPolling) != 0;
        return problem is null && canFallBack && end.Kind == FeedEndKind.Failed ? FeedEnd.Foreign(error) : end;
    }

    public async Task<bool> ProbeAsync(FeedRequest? example, CancellationToken cancellationToken)
    {
        if (example is null)
            return false;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sink = new ProbeSink(enough);
        try
        {
            await FeedAsync(example, sink, enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (sink.IsReady)
        {
            // That is enough.
        }
        return sink.IsReady;
    }

    HttpRequestMessage Ask(FeedRequest request)
    {
        var message = request.StreamId is not null && request.After is null
            ? http.Post(request.Source.Path, request.Source.ContractHash, request.StreamId, HttpChannel.JsonBody(request.Source.Arguments))
            : http.Read(request, null);
        message.Headers.Accept.ParseAdd(Wire.EventStream);
        return message;
    }

    async Task<FeedEnd> ReadAsync(Stream body, SseReader events, SseFeed feed, IFeedSink sink, Deadline deadline, CancellationToken cancellationToken)
    {
        bool told = sink is ProbeSink;
        for (;;)
        {
            while (feed.TakeNext(events, out var end))
            {
                if (end is not null)
                    return end;
                if (feed.IsReady && !told)
                {
                    told = true;
                    connection.Report(sink, PushConnectionState.Connected, Kind, "the server answered", null);
                }
                if (sink.Room > 0)
                    continue;
                deadline.Stop();
                await sink.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
            }
            if (feed.IsReady)
                deadline.Start(Silence);
            int count = await body.ReadAsync(events.Free(), deadline.Token).ConfigureAwait(false);
            if (count == 0)
                return new(FeedEndKind.Lost, "the event stream ended", RetryAfter: Retry(events, feed));
            events.Advance(count);
        }
    }

    // Every event stream begins with a retry, for browsers that know no other back-off. It asks this client to wait only where the stream was refused.
    static TimeSpan? Retry(SseReader events, SseFeed feed) => feed.IsReady ? null : events.Retry;

    static PushException NoEvents(string detail) => new(PushErrorCodes.ConnectionFailed, 0, detail);

    public ValueTask DisposeAsync() => default;
}
