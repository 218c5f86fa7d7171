namespace M56;

[PushContract]
public interface IBuzzer { [Topic] IAsyncEnumerable<int> Buzz(CancellationToken cancellationToken = default); }

class Listener(BuzzerClient client)
{
    public void Start()
    {
        client.Buzz();    // PUSH0302
    }
}
