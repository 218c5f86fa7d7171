using System.IO;

namespace OfflineFirst.Client;

public sealed record Row(Guid Id, string? Json);

[PushContract]
public interface IReplica
{
    [Topic(Retain = 50_000)]
    IAsyncEnumerable<Row> Rows(string table, CancellationToken cancellationToken = default);
    Task<IReadOnlyList<Row>> ReadAll(string table, CancellationToken cancellationToken = default);
}

/// <summary>Reads everything once, then only what changed; over restarts of the application too.</summary>
public sealed class Replicator(IReplica replica, string cursorFile)
{
    readonly Dictionary<Guid, Row> local = [];

    public async Task RunAsync(string table, CancellationToken cancellationToken)
    {
        var cursor = File.Exists(cursorFile) ? PushCursor.Parse(await File.ReadAllTextAsync(cursorFile, cancellationToken)) : PushCursor.Latest;
        for (;;)
        {
            try
            {
                foreach (var row in await replica.ReadAll(table, cancellationToken))
                    local[row.Id] = row;
                var changes = replica.Rows(table, cancellationToken).From(cursor);
                await foreach (var delivery in changes.WithCursors())
                {
                    local[delivery.Item.Id] = delivery.Item;
                    await File.WriteAllTextAsync(cursorFile, (cursor = delivery.Cursor).ToString(), cancellationToken);
                }
                return;
            }
            catch (PushGapException gap)
            {
                cursor = gap.Gap.ResumesAfter;
            }
        }
    }
}
