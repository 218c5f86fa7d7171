using System.Runtime.CompilerServices;

namespace Searching;

public sealed record Query(string Text, HashSet<string>? Facets = null);
public sealed record Hit(string Title, Uri Address, double Rank);

[PushContract]
public interface ISearch
{
    IAsyncEnumerable<Hit> Find(Query query, int limit = 100, CancellationToken cancellationToken = default);

    Task<string[]> Suggest(string prefix, CancellationToken cancellationToken = default);
}

public sealed class SearchServer(IEnumerable<ISearchIndex> indexes) : ISearchServer
{
    public async IAsyncEnumerable<Hit> Find(Query query, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int found = 0;
        foreach (var index in indexes)
        {
            await foreach (var hit in index.SearchAsync(query.Text).WithCancellation(cancellationToken))
            {
                yield return hit;
                if (++found >= limit)
                    yield break;
            }
        }
    }

    public Task<string[]> Suggest(string prefix, CancellationToken cancellationToken) => Task.FromResult<string[]>([prefix + "a", prefix + "b"]);
}

public interface ISearchIndex
{
    IAsyncEnumerable<Hit> SearchAsync(string text);
}
