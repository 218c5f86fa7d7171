namespace M38;

[PushContract]
public interface IReminders
{
    Task Remind(string text, DateTime at, CancellationToken cancellationToken = default);    // PUSH0105
}
