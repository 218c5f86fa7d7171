namespace PushGen;

/// <summary>Why a connection feeds a subscription no longer.</summary>
/// <param name="Kind">What follows from it.</param>
/// <param name="Reason">In a few words, for events and logs.</param>
/// <param name="Error">The failure, if it was one.</param>
/// <param name="RetryAfter">What the server asked to wait.</param>
sealed record FeedEnd(FeedEndKind Kind, string Reason, Exception? Error = null, TimeSpan? RetryAfter = null)
{
    /// <summary>A better transport gets through.</summary>
    public static readonly FeedEnd Replaced = new(FeedEndKind.Replaced, "a better transport gets through");

    public static readonly FeedEnd Dropped = new(FeedEndKind.Lost, "an item was missing");

    /// <summary>The transport has only not answered in time: it may yet.</summary>
    public bool IsLate { get; init; }

    /// <summary>What answered is not this server, as far as this transport can tell.</summary>
    public static FeedEnd Foreign(PushException error) => new(FeedEndKind.TransportRefused, "the answer is not this server's", error);

    /// <summary>What an error of the server means for a subscription.</summary>
    public static FeedEnd FromError(PushException error, bool stream) => error.Status switch
    {
        401 => new(FeedEndKind.Unauthenticated, error.Code, error),
        408 or 425 or 429 => new(FeedEndKind.Lost, error.Code, error, error.RetryAfter),
        501 when error.Code == PushErrorCodes.HttpOnly => new(FeedEndKind.OperationRefused, error.Code, error),
        >= 400 and < 500 or 501 => new(FeedEndKind.Failed, error.Code, error),
        500 when stream => new(FeedEndKind.Failed, error.Code, error),      // the server class's own failure; it will not run again
        _ => new(FeedEndKind.Lost, error.Code, error, error.RetryAfter),
    };

    /// <summary>The end of a log, as the server tells it.</summary>
    public static FeedEnd FromEnd(string? reason, Problem? problem)
    {
        if (problem is not null)
            return new(FeedEndKind.Failed, problem.Code, problem.ToException());
        return reason switch
        {
            "completed" => new(FeedEndKind.Completed, "completed"),
            "canceled" => new(FeedEndKind.Failed, reason, new PushException(PushErrorCodes.Canceled, 499, "The stream was canceled on the server.")),
            _ => new(FeedEndKind.Failed, reason ?? "end", new PushException(reason ?? PushErrorCodes.ProtocolError, 0, "The server ended it.")),
        };
    }
}
