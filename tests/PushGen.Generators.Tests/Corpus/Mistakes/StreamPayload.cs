namespace M33;

[PushContract]
public interface IAttachments
{
    Task Attach(string name, System.IO.Stream content, CancellationToken cancellationToken = default);    // PUSH0101
}
