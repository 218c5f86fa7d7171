namespace M11;

[PushContract]
public interface IParser
{
    Task<bool> TryParse(string text, in int options, CancellationToken cancellationToken = default);    // PUSH0006
}
