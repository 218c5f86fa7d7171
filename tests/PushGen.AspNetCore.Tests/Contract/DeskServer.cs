using System.Runtime.CompilerServices;

namespace PushGen.AspNetCore.Tests.Contract;

sealed class DeskServer(DeskProbe probe, PushContext context) : IDeskServer
{
    public ValueTask<bool> AuthorizeQuotes(string symbol, CancellationToken cancellationToken) => symbol switch
    {
        "CLOSED" => ValueTask.FromResult(false),
        "BROKEN" => throw new InvalidOperationException("secret of the gate"),
        _ => ValueTask.FromResult(true),
    };

    public async IAsyncEnumerable<int> Count(int to, int held, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref probe.StreamsStarted);
        try
        {
            for (int i = 1; i <= to; i++)
            {
                if (i == held)
                    await probe.Hold.Task.WaitAsync(cancellationToken);
                if (i == 666)
                    throw new PushException("unlucky", 418, "It is 666.");
                yield return i;
            }
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
                probe.Canceled.TrySetResult();
        }
    }

    public Task<string> Echo(string text, CancellationToken cancellationToken) =>
        Task.FromResult(text == "key" ? context.CallKey ?? "none" : text == "user" ? context.UserId : text == "null" ? null! : text);

    public Task Reset(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> Find(string text, CancellationToken cancellationToken) => Task.FromResult<string?>(text.Length == 0 ? null : text);

    public Task<string> Fail(string text, CancellationToken cancellationToken) => throw (text == "own"
        ? new PushException("sold-out", 409, "Nothing is left.") { RetryAfter = TimeSpan.FromSeconds(3) }
        : new InvalidOperationException("secret of the handler"));

    public async Task Block(CancellationToken cancellationToken)
    {
        probe.Started.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            probe.Canceled.TrySetResult();
            throw;
        }
    }

    public async Task<int> Sum(int start, IAsyncEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (int number in numbers.WithCancellation(cancellationToken))
            {
                if (number == 1000)
                    break;
                start += number;
                Volatile.Write(ref probe.LastElement, number);
                probe.ElementTaken.Release();
                if (number == 13)
                    await probe.Hold.Task.WaitAsync(cancellationToken);
            }
        }
        catch (Exception e)
        {
            probe.UploadFailed.TrySetResult(e);
            throw;
        }
        return start;
    }
}
