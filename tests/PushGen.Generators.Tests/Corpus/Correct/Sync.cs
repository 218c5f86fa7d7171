using PushGen.AspNetCore;

namespace OfflineFirst;

public sealed record Change(string Table, Guid Row, string? Json, DateTimeOffset ChangedAt);

public abstract class SyncServerBase(SyncPublisher publisher) : ISyncServer
{
    public abstract Task<int> Push(IReadOnlyList<Change> changes, CancellationToken cancellationToken);

    protected async Task BroadcastAsync(IEnumerable<Change> changes, CancellationToken cancellationToken)
    {
        var topic = publisher.Changes();
        foreach (var change in changes)
            await topic.PublishAsync(change, cancellationToken);
    }
}

public sealed class SqlSyncServer(SyncPublisher publisher) : SyncServerBase(publisher)
{
    public override async Task<int> Push(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        await BroadcastAsync(changes, cancellationToken);
        return changes.Count;
    }
}

[PushContract]
public interface ISync
{
    [Topic(Retain = 100_000)]
    IAsyncEnumerable<Change> Changes(CancellationToken cancellationToken = default);

    [Idempotent]
    Task<int> Push(IReadOnlyList<Change> changes, CancellationToken cancellationToken = default);
}
