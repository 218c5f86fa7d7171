namespace M57;

[PushContract]
public interface IGauge { [Topic(Replay = 1)] IAsyncEnumerable<int> Level(CancellationToken cancellationToken = default); }

class Reader
{
    public static async Task ReadAsync(GaugeClient client)
    {
        var level = client.Level();
        level.OnGap(GapPolicy.FromEarliest);    // PUSH0302
        await foreach (int value in level)
            Console.WriteLine(value);
    }
}
