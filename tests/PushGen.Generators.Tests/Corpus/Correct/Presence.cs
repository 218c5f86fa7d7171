using System.Collections.Generic;
using PushGen.AspNetCore;

public record PresenceChange(string Nickname, bool Online, DateTimeOffset Since);

[PushContract]
public interface IPresence
{
    [Topic(RetainSeconds = 600)]
    IAsyncEnumerable<PresenceChange> Changes(string team, CancellationToken cancellationToken = default);
    Task<Dictionary<string, bool>> WhoIsHere(string team, CancellationToken cancellationToken = default);
    Task SetAway(string team, string? reason = null, CancellationToken cancellationToken = default);
}

public sealed class PresenceServer : IPresenceServer
{
    readonly PresencePublisher _publisher;
    readonly PushContext _context;

    public PresenceServer(PresencePublisher publisher, PushContext context)
    {
        _publisher = publisher ?? throw new ArgumentNullException(nameof(publisher));
        _context = context ?? throw new ArgumentNullException(nameof(context));
    }

    public Task<Dictionary<string, bool>> WhoIsHere(string team, CancellationToken cancellationToken)
        => Task.FromResult(new Dictionary<string, bool> { [team] = true });

    public async Task SetAway(string team, string? reason, CancellationToken cancellationToken)
    {
        var change = new PresenceChange(_context.UserId, false, DateTimeOffset.UtcNow);
        await _publisher.Changes(team).PublishAsync(change, cancellationToken).ConfigureAwait(false);
    }
}
