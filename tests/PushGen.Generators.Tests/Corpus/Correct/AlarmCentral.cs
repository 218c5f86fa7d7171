using PushGen.AspNetCore;

namespace Alarms;

[Flags] public enum Zones { None = 0, Door = 1, Window = 2, Motion = 4 }

public sealed record AlarmEvent(Zones Zones, bool Raised, DateTimeOffset At);

public interface IArmable { Task Arm(Zones zones, CancellationToken cancellationToken = default); Task Disarm(string code, CancellationToken cancellationToken = default); }

[PushContract]
public interface IAlarmCentral : IArmable
{
    [Topic(PerUser = true)] IAsyncEnumerable<AlarmEvent> Events(CancellationToken cancellationToken = default);
    [Topic(Gated = true)] IAsyncEnumerable<AlarmEvent> OfSite(Guid siteId, CancellationToken cancellationToken = default);
}

sealed class AlarmCentral(AlarmCentralPublisher publisher, PushContext context) : IAlarmCentralServer
{
    public ValueTask<bool> AuthorizeOfSite(Guid siteId, CancellationToken cancellationToken) => new(context.User.HasClaim("site", siteId.ToString()));

    public async Task Arm(Zones zones, CancellationToken cancellationToken)
    {
        if (zones == Zones.None)
            return;
        await publisher.Events(context.UserId).PublishAsync(new(zones, false, DateTimeOffset.UtcNow), cancellationToken);
    }

    public Task Disarm(string code, CancellationToken cancellationToken) =>
        code.Length < 4 ? throw new PushException("wrong-code", 403) : Task.CompletedTask;
}
