using System.Collections.Concurrent;

namespace PushGen.AspNetCore.Calls;

/// <summary>
/// The at-most-once calls of this process: docs/protocol.md, section 5. A call stands here before its handler starts, and its outcome is kept
/// for those who ask again. What is here must not be forgotten early, or it would be run again: when it is full, new calls are refused.
/// </summary>
sealed class CallLedger(PushOptions options, TimeProvider time)
{
    const int BytesPerCall = 512;       // besides its answer

    readonly ConcurrentDictionary<CallName, CallRun> runs = new();
    readonly Queue<(CallName Name, CallRun Run, int AnswerBytes)> completed = new();        // oldest first
    long bytes;

    /// <summary>Generated keys begin with it: a key of another store is refused, for it may have been used there.</summary>
    public string Store { get; } = PushCursor.FormatEpoch(PushCursor.NewEpoch());

    public int Count => runs.Count;

    /// <summary>The call of this name, or null if it was never started.</summary>
    /// <exception cref="PushException">409: the key is of another store; 422: it was used with other arguments.</exception>
    public CallRun? Find(in CallName name, byte[] argumentsHash)
    {
        if (IdempotencyKey.StoreOf(name.Key) is { } store && store != Store)
            throw new PushException(PushErrorCodes.StoreChanged, 409, "The key was made for another store of calls, which may have run it.") { Store = Store };
        return runs.TryGetValue(name, out var run) ? Same(run, argumentsHash) : null;
    }

    /// <summary>Enters a call, and says whether it is the caller's to run.</summary>
    /// <exception cref="PushException">422: the key was used with other arguments; 503: no more can be kept.</exception>
    public CallRun GetOrAdd(in CallName name, byte[] argumentsHash, out bool isNew)
    {
        ForgetOld();
        if (Interlocked.Add(ref bytes, BytesPerCall) > options.MaxKeptAnswerBytes)
        {
            Interlocked.Add(ref bytes, -BytesPerCall);
            throw new PushException(PushErrorCodes.Overloaded, 503, "The server remembers as many calls as it can.") { RetryAfter = TimeSpan.FromSeconds(10) };
        }
        var added = new CallRun(argumentsHash);
        var run = runs.GetOrAdd(name, added);
        isNew = run == added;
        if (!isNew)
            Interlocked.Add(ref bytes, -BytesPerCall);
        return Same(run, argumentsHash);
    }

    public void Complete(in CallName name, CallRun run, CallOutcome outcome)
    {
        int answer = outcome.Result?.Length ?? 0;
        Interlocked.Add(ref bytes, answer);
        lock (completed)
        {
            run.Complete(outcome, time.GetTimestamp());
            completed.Enqueue((name, run, answer));
        }
        ForgetOld();
    }

    void ForgetOld()
    {
        lock (completed)
        {
            while (completed.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Run.CompletedAt) > options.AnswersKeptFor)
            {
                completed.Dequeue();
                runs.TryRemove(oldest.Name, out _);
                Interlocked.Add(ref bytes, -BytesPerCall - oldest.AnswerBytes);
            }
        }
    }

    static CallRun Same(CallRun run, byte[] argumentsHash) => run.ArgumentsHash.AsSpan().SequenceEqual(argumentsHash)
        ? run
        : throw new PushException(PushErrorCodes.KeyReused, 422, "The key was used before, with other arguments.");
}
