namespace M22;

public record RoomKey(string Building, int Floor);

[PushContract]
public interface IMeetingRooms
{
    [Topic(Replay = 1)] IAsyncEnumerable<bool> Occupied(RoomKey room, CancellationToken cancellationToken = default);    // PUSH0014
}
