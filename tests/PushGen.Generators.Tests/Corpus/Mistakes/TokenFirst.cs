namespace M14;

[PushContract]
public interface IMailer
{
    Task Send(CancellationToken cancellationToken, string to, string text);    // PUSH0008
}
