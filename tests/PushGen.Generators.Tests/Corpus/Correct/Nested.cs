using PushGen.AspNetCore;

namespace Elevators;

public static class Building
{
    public enum Direction { Up, Down }

    public sealed record Call(int Floor, Direction Direction);

    [PushContract("building.elevators")]
    public interface IElevatorBank
    {
        [Topic(Retain = 1, Replay = 1)] IAsyncEnumerable<int> Floor(char shaft, CancellationToken cancellationToken = default);
        Task<char> Request(Call call, CancellationToken cancellationToken = default);
    }
}

public sealed class ElevatorBankServer(ElevatorBankPublisher publisher) : IElevatorBankServer
{
    public async Task<char> Request(Building.Call call, CancellationToken cancellationToken)
    {
        await publisher.Floor('A').PublishAsync(call.Floor, cancellationToken);
        return 'A';
    }
}
