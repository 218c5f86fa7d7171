using System.Text.Json;

namespace PushGen;

/// <summary>What the events of one stream mean.</summary>
sealed class SseFeed(bool isStream, IFeedSink sink)
{
    public bool IsReady { get; private set; }

    /// <summary>Takes the next event; false where there is none yet. Nothing follows on an <paramref name="end"/>.</summary>
    public bool TakeNext(SseReader events, out FeedEnd? end)
    {
        end = null;
        if (!events.TryRead(out var next))
            return false;
        try
        {
            end = next.Name.IsEmpty || next.Name.SequenceEqual("message"u8) ? TakeItem(next) : TakeControl(next, events);
        }
        catch (JsonException e)
        {
            end = Malformed("a control event", e);
        }
        return true;
    }

    FeedEnd? TakeItem(SseEvent item)
    {
        if (!PushCursor.TryParse(item.Id, null, out var cursor) || !cursor.IsItem)
            return Malformed("an item without cursor", null);
        return sink.Item(cursor, item.Data) ? null : FeedEnd.Dropped;
    }

    FeedEnd? TakeControl(SseEvent control, SseReader events)
    {
        if (control.Name.SequenceEqual("push.ready"u8))
        {
            IsReady = true;
            sink.Ready(control.HasId && PushCursor.TryParse(control.Id, null, out var start) ? start : null);
            return null;
        }
        if (control.Name.SequenceEqual("push.gap"u8))
        {
            var gap = GapJson.TryRead(Json(control));
            return gap is null ? Malformed("a gap", null) : sink.Gap(gap) ? null : FeedEnd.Dropped;
        }
        if (control.Name.SequenceEqual("push.end"u8))
            return FeedEndJson.ReadEnd(Json(control));
        if (control.Name.SequenceEqual("push.error"u8))
            return Problem.TryRead(Json(control)) is { } problem ? FinalError(problem.ToException()) : Malformed("an error", null);
        if (control.Name.SequenceEqual("push.bye"u8))
        {
            var bye = FeedEndJson.ReadBye(Json(control));
            return bye with { RetryAfter = bye.RetryAfter ?? events.Retry };
        }
        return null;        // push.live, and what later versions add
    }

    // push.error is final, whatever its status; only who asks may be mended by a new token.
    FeedEnd FinalError(PushException error)
    {
        var end = FeedEnd.FromError(error, isStream);
        return end.Kind == FeedEndKind.Unauthenticated ? end : new(FeedEndKind.Failed, error.Code, error);
    }

    static JsonElement Json(SseEvent control)
    {
        var reader = new Utf8JsonReader(control.Data);
        return JsonElement.ParseValue(ref reader);
    }

    static FeedEnd Malformed(string what, Exception? cause) =>
        new(FeedEndKind.Lost, "malformed event", new PushException(PushErrorCodes.ProtocolError, 0, $"The server sent {what} that cannot be read.", cause));
}
