using PushGen.AspNetCore;

namespace PushGen.EndToEnd.Tests.Calls;

public sealed class TellerServer(Books books, PushContext context) : ITellerServer
{
    public Task<int> Pay(int order, CancellationToken cancellationToken) =>
        books.RunAsync(order, context.CallKey ?? throw new InvalidOperationException("An at-most-once call came without a key."));

    public Task<int> Put(int order, CancellationToken cancellationToken) => books.RunAsync(order);

    public Task<int> Ask(int order, CancellationToken cancellationToken) => books.RunAsync(order);

    public async Task<int> Import(int order, IAsyncEnumerable<string> lines, CancellationToken cancellationToken)
    {
        await books.RunAsync(order);
        int count = 0;
        await foreach (string _ in lines.WithCancellation(cancellationToken))
            count++;
        books.Import(order, count);
        return count;
    }
}
