using PushGen.AspNetCore;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>One type of the matrix, with values that have to come back as they went. Each method tests one place in a contract.</summary>
abstract class EchoCase(string name)
{
    static int runs;

    /// <summary>What its contracts are called, without the I.</summary>
    public string Name { get; } = name;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public abstract Task CallAsync(EchoEnds ends);

    public abstract Task ValueCallAsync(EchoEnds ends);

    public abstract Task OptionalAsync(EchoEnds ends);

    public abstract Task StreamAsync(EchoEnds ends);

    public abstract Task TopicAsync(EchoEnds ends);

    public abstract Task UploadAsync(EchoEnds ends);

    public abstract Task UploadLastAsync(EchoEnds ends);

    protected static string NewRun() => $"run {Interlocked.Increment(ref runs)}";

    /// <param name="name">What its contracts are called.</param>
    /// <param name="values">What is sent.</param>
    /// <param name="view">What is compared, for values that are equal to more than themselves (1.0m and 1.00m), or not even to themselves.</param>
    public static EchoCase Of<T>(string name, T[] values, Func<T, object?>? view = null) => new EchoCase<T>(name, values, view ?? (static value => value));
}

/// <inheritdoc/>
sealed class EchoCase<T>(string name, T[] values, Func<T, object?> view) : EchoCase(name)
{
    public override async Task CallAsync(EchoEnds ends)
    {
        foreach (var value in values)
            Same(value, await ends.Client<T>().Call(value, Token));
    }

    public override async Task ValueCallAsync(EchoEnds ends)
    {
        foreach (var value in values)
            Same(value, await ends.Client<T>().ValueCall(value, Token));
    }

    public override async Task OptionalAsync(EchoEnds ends)
    {
        string run = NewRun();
        foreach (var value in values)
        {
            await ends.Client<T>().Optional(run, value, Token);
            AllSame([value], ends.Received.Of<T>(run));
        }
        await ends.Client<T>().Optional(run, cancellationToken: Token);
        AllSame([default!], ends.Received.Of<T>(run));
    }

    public override async Task StreamAsync(EchoEnds ends)
    {
        foreach (var value in values)
        {
            var items = await ends.Client<T>().Stream(value, 2, Token).ToListAsync(Token);
            Assert.Equal(2, items.Count);
            Assert.All(items, item => Same(value, item));
        }
    }

    public override async Task TopicAsync(EchoEnds ends)
    {
        string run = NewRun();
        var topic = ends.Topic<T>("Topic", run);
        foreach (var value in values)
            await topic.PublishAsync(value, Token);
        AllSame(values, await ends.Client<T>().Topic(run, Token).FromEarliest().Take(values.Length).ToArrayAsync(Token));
    }

    public override async Task UploadAsync(EchoEnds ends)
    {
        string run = NewRun();
        await ends.Client<T>().Upload(run, values.ToAsyncEnumerable(), Token);
        AllSame(values, ends.Received.Of<T>(run));
    }

    public override async Task UploadLastAsync(EchoEnds ends) =>
        Same(values[^1], await ends.Client<T>().UploadLast(values.ToAsyncEnumerable(), Token));

    void AllSame(T[] expected, T[] items)
    {
        Assert.Equal(expected.Length, items.Length);
        for (int i = 0; i < items.Length; i++)
            Same(expected[i], items[i]);
    }

    void Same(T expected, T actual) => Assert.Equal(view(expected), view(actual));
}
