using PushGen.AspNetCore;

namespace Inbox;

public record Notification(string Title, string Body, Uri? Link, Severity Severity);
public enum Severity { Info, Warning, Alarm }

[PushContract]
public interface INotifications
{
    [Topic(PerUser = true, Retain = 100, Replay = 10)]
    IAsyncEnumerable<Notification> Mine(CancellationToken cancellationToken = default);

    [Idempotent]
    ValueTask MarkRead(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default);
}

public sealed class NotificationsServer : INotificationsServer
{
    public ValueTask MarkRead(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

public interface INotifier
{
    Task NotifyAsync(string user, Notification notification);
}

internal sealed class Notifier(NotificationsPublisher publisher) : INotifier
{
    public async Task NotifyAsync(string user, Notification notification) => await publisher.Mine(user).PublishAsync(notification);

    public async Task NotifyAllAsync(IEnumerable<string> users, Notification notification)
    {
        foreach (string user in users)
            await publisher.Mine(user).PublishAsync(notification);
    }
}
