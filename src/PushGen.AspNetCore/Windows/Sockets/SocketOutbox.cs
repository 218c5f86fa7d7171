using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>
/// Answers that wait for the send loop: everything but items, which stay in their logs until they are sent. Bounded: what cannot wait
/// closes the connection when it is full, results of calls wait for room.
/// </summary>
/// <param name="gate">The session's lock, so that an operation's end and its last frame are one step.</param>
/// <param name="wake">Wakes the send loop.</param>
/// <param name="overflow">Closes the connection.</param>
[SuppressMessage("Design", "CA1001", Justification = "The writer holds nothing but the buffer.")]
sealed class SocketOutbox(Lock gate, Action wake, Action overflow)
{
    public const int Capacity = 256 * 1024;

    readonly PooledBuffer bytes = new();
    readonly Queue<(int Length, bool IsResult)> frames = new();
    readonly Utf8JsonWriter json = new(Stream.Null, SocketFrames.WriterOptions);
    TaskCompletionSource? room;
    int answerBytes;
    bool isSealed;

    /// <summary>Adds one frame; without effect once <see cref="Seal"/> was called.</summary>
    void Add<TState>(TState state, Action<Utf8JsonWriter, TState> write, bool isResult = false)
    {
        bool full;
        lock (gate)
        {
            if (isSealed)
                return;
            int before = bytes.Length;
            json.Reset(bytes);
            write(json, state);
            int length = bytes.Length - before;
            frames.Enqueue((length, isResult));
            if (!isResult)
                answerBytes += length;
            full = answerBytes > Capacity;
        }
        if (!isResult)
            wake();
        if (full)
            overflow();
    }

    public void Subscribed(SocketSubscription subscription) => Add(subscription, static (json, frame) => SocketFrames.Subscribed(json, frame));

    /// <summary>Wakes nobody: it is added under the session's lock, and who does that lets the send loop go on afterwards.</summary>
    public void Result(long id, byte[]? result) => Add((id, result), static (json, frame) => SocketFrames.Result(json, frame.id, frame.result), isResult: true);

    /// <summary>A frame that is written in full by <paramref name="write"/>.</summary>
    public void Welcome(Action<Utf8JsonWriter> write) => Add(write, static (json, write) => write(json));

    public void Error(long? id, Problem problem) => Add((id, problem), static (json, frame) => SocketFrames.Error(json, frame.id, frame.problem));

    public void Ended(long id, string reason) => Add((id, reason), static (json, frame) => SocketFrames.Ended(json, frame.id, frame.reason, null));

    public void Credit(long id, long total) => Add((id, total), static (json, frame) => SocketFrames.Credit(json, frame.id, frame.total));

    public void Bye(string reason, double after) => Add((reason, after), static (json, frame) => SocketFrames.Bye(json, frame.reason, frame.after));

    public void Pong() => Add(0, static (json, _) => SocketFrames.Word(json, "pong"u8));

    /// <summary>Asks for a new token.</summary>
    public void Authenticate(double secondsLeft) => Add(secondsLeft, static (json, left) => SocketFrames.Authenticate(json, left));

    public void Authenticated() => Add(0, static (json, _) => SocketFrames.Word(json, "authd"u8));

    /// <summary>Completes when there is room for a result, or nobody needs it any more.</summary>
    public Task WaitForRoomAsync()
    {
        lock (gate)
        {
            return isSealed || bytes.Length < Capacity
                ? Task.CompletedTask
                : (room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Moves as many frames as fit into <paramref name="message"/>; at least one, if there is one and the message is empty.</summary>
    public void MoveTo(SocketMessage message)
    {
        TaskCompletionSource? waiting = null;
        lock (gate)
        {
            int taken = 0;
            while (frames.TryPeek(out var frame) && (message.IsEmpty || frame.Length <= message.Room))
            {
                message.BeginFrame();
                message.Bytes(bytes.Span.Slice(taken, frame.Length));
                taken += frame.Length;
                answerBytes -= frame.IsResult ? 0 : frame.Length;
                frames.Dequeue();
            }
            if (taken == 0)
                return;
            if (frames.Count == 0)
                bytes.Release();
            else
                bytes.RemoveFirst(taken);
            if (bytes.Length < Capacity)
                (waiting, room) = (room, null);
        }
        waiting?.TrySetResult();
    }

    /// <summary>What is in it is the last that is sent: nothing may follow a <c>bye</c>, or an <c>err</c> about the connection.</summary>
    public void Seal()
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            isSealed = true;
            (waiting, room) = (room, null);
        }
        waiting?.TrySetResult();
    }

    public void Release()
    {
        lock (gate)
        {
            frames.Clear();
            bytes.Release();
        }
    }
}
