namespace M59;

[PushContract]
public interface ILines { IAsyncEnumerable<string> Read(string file, CancellationToken cancellationToken = default); }

class LineReader(LinesClient client)
{
    public int Count(string file)
    {
        int n = 0;
        foreach (string _ in client.Read(file).ToBlockingEnumerable())    // PUSH0303
            n++;
        return n;
    }
}
