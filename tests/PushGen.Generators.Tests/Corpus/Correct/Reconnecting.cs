namespace Watching;

[PushContract]
public interface IHeartbeats
{
    [Topic(Retain = 1, Replay = 1)] IAsyncEnumerable<long> Beats(CancellationToken cancellationToken = default);
}

static class Watchdog
{
    public static async Task<bool> IsAliveAsync(string address, TimeSpan patience)
    {
        var options = new PushClientOptions { GiveUpAfter = patience, Transports = PushTransports.LongPolling };
        var connection = new PushConnection(address, options);
        try
        {
            var client = new HeartbeatsClient(connection);
            await foreach (long beat in client.Beats().OnGap(GapPolicy.FromLatest))
                return beat > 0;
        }
        catch (PushException e) when (e.Status is 0 or >= 500)
        {
            return false;
        }
        finally
        {
            await connection.DisposeAsync();
        }
        return false;
    }
}
