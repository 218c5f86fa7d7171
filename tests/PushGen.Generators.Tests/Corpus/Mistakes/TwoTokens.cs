namespace M13;

[PushContract]
public interface IDownloads
{
    IAsyncEnumerable<byte[]> Get(string file, CancellationToken stop, CancellationToken pause);    // PUSH0007
}
