using System.Globalization;
using System.Net;
using System.Text.Json;

namespace PushGen;

/// <summary>A request per page, held by the server until there is something: docs/protocol.md, section 2.1.</summary>
sealed class LongPollingTransport(PushConnection connection) : ITransport
{
    const int MaxItems = 500;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);       // beyond what the server was asked to hold

    readonly HttpChannel http = connection.Http;
    readonly PushClientOptions options = connection.Options;

    public PushTransports Kind => PushTransports.LongPolling;

    public async Task<FeedEnd> FeedAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        try
        {
            if (request.StreamId is not null && request.After is null)
            {
                var (refused, first) = await StartStreamAsync(request, sink, cancellationToken).ConfigureAwait(false);
                if (refused is not null)
                    return refused;
                request = request with { After = first };
            }
            using var deadline = new Deadline(options.TimeProvider, cancellationToken);
            for (;;)
            {
                await sink.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
                deadline.Start(options.PollWait + Patience);
                var (end, next) = await PollAsync(request, sink, deadline.Token).ConfigureAwait(false);
                deadline.Stop();
                if (end is not null)
                    return end;
                request = request with { After = next };
            }
        }
        catch (Exception e) when (HttpFailures.IsOfConnection(e) && !cancellationToken.IsCancellationRequested)
        {
            return HttpFailures.Lost(e, connection.Address);
        }
    }

    async Task<(FeedEnd? Refused, PushCursor? First)> StartStreamAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(options.TimeProvider, cancellationToken);
        deadline.Start(Patience);
        using var message = http.Post(request.Source.Path, request.Source.ContractHash, request.StreamId, HttpChannel.JsonBody(request.Source.Arguments));
        message.Headers.Accept.ParseAdd(Wire.Json);
        using var response = await http.SendAsync(message, deadline.Token).ConfigureAwait(false);
        if ((int)response.StatusCode >= 400)
            return (FeedEnd.FromError(await HttpChannel.ReadErrorAsync(response, deadline.Token).ConfigureAwait(false), stream: true), null);
        if (response.StatusCode != HttpStatusCode.Created)
            return (FeedEnd.Foreign(HttpChannel.Foreign(response, $"201 with {Wire.Json}")), null);
        byte[] body = await response.Content.ReadAsByteArrayAsync(deadline.Token).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(body);
            var first = PushCursor.Parse(json.RootElement.GetProperty("cursor"u8).GetString() ?? "");
            sink.Ready(first);
            return (null, first);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return (Malformed(e), null);
        }
    }

    async Task<(FeedEnd? End, PushCursor? Next)> PollAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        int limit = Math.Clamp(sink.Room, 1, MaxItems);
        using var message = http.Read(request, string.Create(CultureInfo.InvariantCulture, $"wait={(int)options.PollWait.TotalSeconds}&limit={limit}"));
        message.Headers.TryAddWithoutValidation("Accept", Wire.Json);       // parsed it would be 300 bytes of objects per poll
        using var response = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode >= 400)
        {
            var error = await HttpChannel.ReadErrorAsync(response, cancellationToken).ConfigureAwait(false);
            return (FeedEnd.FromError(error, request.Source.IsStream), null);
        }
        if (response.StatusCode != HttpStatusCode.OK || !HttpChannel.IsOfType(response, Wire.Json))
            return (FeedEnd.Foreign(HttpChannel.Foreign(response, $"200 with {Wire.Json}")), null);
        using var body = new PooledBuffer(response.Content.Headers.ContentLength);
        await body.FillAsync(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        connection.Report(sink, PushConnectionState.Connected, Kind, "the server answered", null);
        try
        {
            var page = PollPage.Read(body.Written, asked: request.After, sink);
            return (page.End, page.Cursor);
        }
        catch (JsonException e)
        {
            return (Malformed(e), null);
        }
    }

    /// <summary>Nothing is worse than this one, so nobody asks.</summary>
    public Task<bool> ProbeAsync(FeedRequest? example, CancellationToken cancellationToken) => Task.FromResult(true);

    static FeedEnd Malformed(Exception e) =>
        new(FeedEndKind.Lost, "malformed answer", new PushException(PushErrorCodes.ProtocolError, 0, "The server's answer is not a page.", e));

    public ValueTask DisposeAsync() => default;
}
