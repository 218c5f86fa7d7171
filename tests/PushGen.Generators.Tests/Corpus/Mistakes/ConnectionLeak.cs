namespace M54;

[PushContract] public interface ILeft { Task Go(CancellationToken cancellationToken = default); }
[PushContract] public interface IRight { Task Go(CancellationToken cancellationToken = default); }

static class Both
{
    public static async Task GoAsync(string address, CancellationToken cancellationToken)
    {
        var connection = new PushConnection(address);    // PUSH0301
        await using var left = new LeftClient(connection);
        await using var right = new RightClient(connection);
        await Task.WhenAll(left.Go(cancellationToken), right.Go(cancellationToken));
    }
}
