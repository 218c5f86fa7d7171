using System.Net.WebSockets;
using System.Text.Json;

namespace PushGen;

// What the server sends. Nothing here waits for anything but the next bytes.
sealed partial class WebSocketSession
{
    int frameLimit = 64 * 1024;
    PushException? told;        // an error about the connection; its close follows
    FeedEnd? bye;               // the server's farewell; its close follows

    async Task ReceiveAsync()
    {
        using var message = new PooledBuffer();
        FeedEnd end;
        try
        {
            for (;;)
            {
                var received = await socket.ReceiveAsync(message.Free(), closing.Token).ConfigureAwait(false);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    end = SocketClose.Meaning((int)(socket.CloseStatus ?? WebSocketCloseStatus.Empty), told, bye);
                    await sender.TryCloseAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, closing.Token).ConfigureAwait(false);
                    break;
                }
                message.Advance(received.Count);
                if (!received.EndOfMessage)
                    continue;
                if (received.MessageType != WebSocketMessageType.Text)
                    throw new JsonException("A binary message.");
                TakeMessage(message.Written);
                message.Clear();
            }
        }
        catch (Exception e) when (e is JsonException or PushException or InvalidOperationException)
        {
            end = new(FeedEndKind.Lost, "malformed frame", new PushException(PushErrorCodes.ProtocolError, 0, "The server sent a frame that cannot be read.", e));
        }
        catch (Exception e)
        {
            end = new(FeedEndKind.Lost, told?.Code ?? bye?.Reason ?? "connection lost", told ?? e, bye?.RetryAfter);
        }
        Abandon(end);
    }

    void TakeMessage(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            TakeFrame(ref reader, ref json);
            return;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            TakeFrame(ref reader, ref json);
    }

    void TakeFrame(ref Utf8JsonReader reader, ref ReadOnlySpan<byte> json)
    {
        var whole = reader;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A frame that is no object.");
        var kind = FrameKind.Unknown;
        SocketRequest? request = null;
        ReadOnlySpan<byte> data = default, all = json;
        Utf8JsonReader items = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                kind = FrameKinds.Read(ref reader);
            }
            else if (reader.ValueTextEquals("i"u8))
            {
                reader.Read();
                request = Find(reader.GetInt64());
            }
            else if (reader.ValueTextEquals("items"u8))
            {
                reader.Read();
                if (kind == FrameKind.Items && request is SocketFeed feed)      // the order in which they are sent: read in place
                {
                    feed.Items(ref reader, ref json);
                    continue;
                }
                items = reader;
                all = json;
                reader.Skip();
            }
            else
            {
                bool isData = reader.ValueTextEquals("d"u8);
                reader.Read();
                int from = (int)reader.TokenStartIndex;
                reader.Skip();
                if (isData)
                    data = json[from..(int)reader.BytesConsumed];
            }
        }
        if (kind is FrameKind.Items or FrameKind.Gap && request is SocketFeed)
            Progress = true;
        if (kind == FrameKind.Items)
        {
            if (items.TokenType == JsonTokenType.StartArray && request is SocketFeed feed)
                feed.Items(ref items, ref all);
        }
        else if (kind == FrameKind.Result)
            (request as SocketCall)?.Answered(data);
        else if (kind != FrameKind.Unknown)
            TakeRare(kind, request, JsonElement.ParseValue(ref whole));
    }

    void TakeRare(FrameKind kind, SocketRequest? request, JsonElement frame)
    {
        switch (kind)
        {
            case FrameKind.Welcome:
                TakeWelcome(frame);
                break;
            case FrameKind.Subscribed:
                (request as SocketFeed)?.Subscribed(PushCursor.TryParse(FeedEndJson.Text(frame, "c"u8), out var start) ? start : null);
                break;
            case FrameKind.Gap:
                (request as SocketFeed)?.Gap(GapJson.TryRead(frame) ?? throw new JsonException("A gap that cannot be read."));
                break;
            case FrameKind.End:
                (request as SocketFeed)?.Ended(FeedEndJson.ReadEnd(frame));
                break;
            case FrameKind.Error:
                var error = frame.TryGetProperty("p"u8, out var p) && Problem.TryRead(p) is { } problem
                    ? problem.ToException()
                    : new PushException(PushErrorCodes.ProtocolError, 0, "The server sent an error that cannot be read.");
                if (frame.TryGetProperty("i"u8, out _))
                    request?.Failed(error);
                else
                    told = error;
                break;
            case FrameKind.Authenticate:
                _ = RenewTokenAsync();
                break;
            case FrameKind.Bye:
                bye = FeedEndJson.ReadBye(frame);
                Leave(bye);
                break;
        }
    }

    void TakeWelcome(JsonElement frame)
    {
        ServerEpoch = FeedEndJson.Text(frame, "epoch"u8);
        if (frame.TryGetProperty("limits"u8, out var limits) && limits.ValueKind == JsonValueKind.Object
            && limits.TryGetProperty("frame"u8, out var limit) && limit.TryGetInt32(out int bytes))
            frameLimit = bytes;
        welcomed.TrySetResult(null);
    }

    SocketRequest? Find(long id)
    {
        lock (requests)
            return requests.GetValueOrDefault(id);
    }
}
