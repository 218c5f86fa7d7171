using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using PushGen.CodeGen;

namespace PushGen;

/// <summary>
/// What a call does after a failure: docs/protocol.md, sections 5 and 6. It remembers whether an attempt may have reached the
/// handler, for then the last word is not that the call failed, but that its outcome is unknown.
/// </summary>
sealed class CallRepeater(PushConnection connection, CallRequest request)
{
    static readonly TimeSpan AnswersAreKept = TimeSpan.FromMinutes(5);      // by the server: for twice as long

    readonly TimeProvider time = connection.Options.TimeProvider;
    readonly long start = connection.Options.TimeProvider.GetTimestamp();
    readonly Backoff backoff = new(connection.Options);
    bool mayHaveRun, storeChanged;

    public CallRequest Request { get; private set; } = WithKey(request, connection.CallStore);

    /// <summary>How long a connection is waited for: as long as the call is tried, but for one attempt in any case.</summary>
    public TimeSpan Patience => Left > connection.Options.ConnectTimeout ? Left : connection.Options.ConnectTimeout;

    /// <summary>How long to wait before <see cref="Request"/> is sent again.</summary>
    /// <exception cref="PushException">It is not to be sent again.</exception>
    public TimeSpan After(PushException e)
    {
        if (e is { Code: PushErrorCodes.StoreChanged, Store: { } store } && Request.Key is { } key)
            return ForStore(store, key, e);
        mayHaveRun |= (e.Code is PushErrorCodes.OutcomeUnknown or PushErrorCodes.CallInProgress) && !NobodyTakesTheKey;
        if (!(Request.Repetition == CallRepetition.Never ? WasNotSent(e) : MayHelp(e)))
            ExceptionDispatchInfo.Throw(e);
        if (Left <= TimeSpan.Zero || e.RetryAfter > Left)
            ThrowLast(e);
        return NextWait(e);
    }

    // One that ends after the time limit is cut short, for a last attempt.
    TimeSpan NextWait(PushException e)
    {
        var wait = backoff.Next(TimeSpan.Zero, e.RetryAfter);
        return wait < Left ? wait : Left > TimeSpan.Zero ? Left : TimeSpan.Zero;
    }

    TimeSpan Left => TimeLimit - time.GetElapsedTime(start);

    // However an attempt without a store ended, it was not run.
    bool NobodyTakesTheKey => Request.Key is { } key && IdempotencyKey.StoreOf(key) == IdempotencyKey.NoStore;

    TimeSpan TimeLimit => Request.Key is null || connection.Options.CallRepetitionTime < AnswersAreKept ? connection.Options.CallRepetitionTime : AnswersAreKept;

    // The key of an attempt that nobody has taken is worth nothing, and another one is free.
    TimeSpan ForStore(string store, string key, PushException e)
    {
        if (mayHaveRun || IdempotencyKey.StoreOf(key) == store || Left <= TimeSpan.Zero || e.RetryAfter > Left)
            ThrowLast(e);
        connection.CallStore = store;
        Request = WithKey(request, store);
        bool again = storeChanged;      // two stores may answer in turn, for ever
        storeChanged = true;
        return again ? NextWait(e) : TimeSpan.Zero;
    }

    // With a key, what the handler said is kept and would be said again; without one, the handler may be better next time.
    bool MayHelp(PushException e) => e.Code switch
    {
        PushErrorCodes.ConnectionFailed or PushErrorCodes.OutcomeUnknown or PushErrorCodes.CallInProgress => true,
        PushErrorCodes.Overloaded or PushErrorCodes.Draining or PushErrorCodes.TooManyCalls => true,
        PushErrorCodes.ProtocolError => MayHelp(e.Status),
        _ => Request.Key is null && MayHelp(e.Status),
    };

    // Said here and not by the server: what comes from there has a status, whatever its code.
    static bool WasNotSent(PushException e) => e is { Code: PushErrorCodes.ConnectionFailed, Status: 0 };

    static bool MayHelp(int status) => status is 408 or 425 or 429 or 502 or 503;

    [DoesNotReturn]
    void ThrowLast(PushException e)
    {
        if (mayHaveRun && e.Code != PushErrorCodes.OutcomeUnknown)
            throw HttpCalls.OutcomeUnknown($"The server may have run the call, and cannot be asked any more: {e.Message}", 0, e);
        ExceptionDispatchInfo.Throw(e);
    }

    static CallRequest WithKey(CallRequest request, string store) =>
        request.Repetition == CallRepetition.AtMostOnce ? request with { Key = IdempotencyKey.New(store) } : request;
}
