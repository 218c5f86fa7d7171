using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>The server class of every contract of the matrix: gives back what it gets.</summary>
public abstract class EchoServer<T>(Received received)
{
    public Task<T> Call(T value, CancellationToken cancellationToken) => Task.FromResult(value);

    public ValueTask<T> ValueCall(T value, CancellationToken cancellationToken) => ValueTask.FromResult(value);

    public Task Optional(string run, T? value, CancellationToken cancellationToken)
    {
        received.Add<T?>(run, [value]);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<T> Stream(T value, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (int i = 0; i < count; i++)
            yield return value;
    }

    public async Task Upload(string run, IAsyncEnumerable<T> items, CancellationToken cancellationToken) =>
        received.Add(run, await items.ToArrayAsync(cancellationToken));

    public async Task<T> UploadLast(IAsyncEnumerable<T> items, CancellationToken cancellationToken) => await items.LastAsync(cancellationToken);
}

/// <summary>What came to the server last, by the name of the run.</summary>
public sealed class Received
{
    readonly ConcurrentDictionary<string, object> values = new();

    public void Add<T>(string run, T[] items) => values[run] = items;

    public T[] Of<T>(string run) => (T[])values[run];
}
