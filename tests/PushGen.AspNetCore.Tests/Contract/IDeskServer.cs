namespace PushGen.AspNetCore.Tests.Contract;

interface IDeskServer
{
    ValueTask<bool> AuthorizeQuotes(string symbol, CancellationToken cancellationToken);

    IAsyncEnumerable<int> Count(int to, int held, CancellationToken cancellationToken);

    Task<string> Echo(string text, CancellationToken cancellationToken);

    Task Reset(CancellationToken cancellationToken);

    Task<string?> Find(string text, CancellationToken cancellationToken);

    Task<string> Fail(string text, CancellationToken cancellationToken);

    Task Block(CancellationToken cancellationToken);

    Task<int> Sum(int start, IAsyncEnumerable<int> numbers, CancellationToken cancellationToken);
}
