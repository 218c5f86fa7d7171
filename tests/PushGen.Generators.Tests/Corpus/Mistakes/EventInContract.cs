namespace M05;

[PushContract]
public interface IDoorbell
{
    event EventHandler? Rang;    // PUSH0003

    Task Mute(CancellationToken cancellationToken = default);
}
