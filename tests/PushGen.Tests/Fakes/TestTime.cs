namespace PushGen.Tests;

static class TestTime
{
    /// <summary>How long a test waits for what should come at once, before it fails.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    /// <summary>A token that ends a wait that got stuck.</summary>
    public static CancellationToken Limit() => CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken, new CancellationTokenSource(Long).Token).Token;

    public static async Task<List<T>> TakeAsync<T>(this IAsyncEnumerable<T> source, int count)
    {
        var taken = new List<T>();
        await foreach (var item in source.WithCancellation(Limit()))
        {
            taken.Add(item);
            if (taken.Count == count)
                break;
        }
        return taken;
    }
}
