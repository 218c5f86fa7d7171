namespace M55;

[PushContract] public interface ISolo { Task Go(CancellationToken cancellationToken = default); }

static class Solo
{
    public static async Task GoAsync(string address)
    {
        await using var client = new SoloClient(new PushConnection(address));    // PUSH0301
        await client.Go();
    }
}
