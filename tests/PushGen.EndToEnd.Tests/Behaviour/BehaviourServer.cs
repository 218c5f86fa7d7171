using System.Runtime.CompilerServices;
using PushGen.AspNetCore;

namespace PushGen.EndToEnd.Tests.Behaviour;

public sealed class BehaviourServer(Probe probe, PushContext context) : IBehaviourServer
{
    public ValueTask<bool> AuthorizeSecret(string room, CancellationToken cancellationToken) => ValueTask.FromResult(room == "open");

    public async IAsyncEnumerable<int> Count(int from, int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        probe.Signal("count started");
        for (int i = from; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> Forever(string run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (int i = 1; ; i++)
            {
                yield return i;
                await Task.Delay(1, cancellationToken);
            }
        }
        finally
        {
            probe.Signal(run);
        }
    }

    public async IAsyncEnumerable<int> FailAfter(int items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 1; i <= items; i++)
        {
            await Task.Yield();
            yield return i;
        }
        throw new PushException("out-of-stock", 422, "Nothing is left.");
    }

    public Task<Sum> Add(int a, int b, CancellationToken cancellationToken) => Task.FromResult(new Sum(a + b));

    public ValueTask Touch(string what, CancellationToken cancellationToken)
    {
        probe.Signal(what);
        return ValueTask.CompletedTask;
    }

    public ValueTask<string?> Find(string? key, CancellationToken cancellationToken) => ValueTask.FromResult(key is null ? null : "value of " + key);

    public Task Fail(string code, int status, CancellationToken cancellationToken) => throw new PushException(code, status, "As you wished.");

    public Task Crash(CancellationToken cancellationToken) => throw new InvalidOperationException("the secret of the server");

    public async Task Wait(string run, CancellationToken cancellationToken)
    {
        probe.Signal(run + " began");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            probe.Signal(run);
        }
    }

    public async Task<int> Book(string booking, bool held, CancellationToken cancellationToken)
    {
        Assert.NotNull(context.CallKey);
        int started = probe.Count(booking);
        probe.Signal(booking + " began");
        if (held)
            await probe.Signaled("go on").WaitAsync(cancellationToken);
        return started;
    }

    public async Task<int> Total(string name, IAsyncEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        int total = 0;
        await foreach (int number in numbers.WithCancellation(cancellationToken))
            total += number;
        return total;
    }

    public Task<string> Shout(string text, int times) => Task.FromResult(string.Concat(Enumerable.Repeat(text.ToUpperInvariant(), times)));
}
