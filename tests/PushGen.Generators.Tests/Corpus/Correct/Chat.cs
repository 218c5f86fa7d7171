using System.Collections.Concurrent;
using PushGen.AspNetCore;

namespace Talk;

public sealed record Message(Guid Id, string Room, string Author, string Text, DateTimeOffset SentAt);

/// <summary>Rooms with messages that everybody in them reads.</summary>
[PushContract("chat")]
public interface IChatRooms
{
    /// <summary>What is said in a room; a new reader gets the last fifty messages first.</summary>
    [Topic(Retain = 500, Replay = 50)]
    IAsyncEnumerable<Message> Messages(string room, CancellationToken cancellationToken = default);

    Task<Guid> Post(string room, string text, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<string>> ListRooms(CancellationToken cancellationToken = default);
}

public sealed class ChatRoomsServer(ChatRoomsPublisher publisher, PushContext caller, TimeProvider time) : IChatRoomsServer
{
    static readonly ConcurrentDictionary<string, int> Rooms = new();

    public async Task<Guid> Post(string room, string text, CancellationToken cancellationToken)
    {
        if (text.Length > 2000)
            throw new PushException("text-too-long", 422, "A message has at most 2,000 characters.");
        Rooms.AddOrUpdate(room, 1, (_, n) => n + 1);
        var message = new Message(Guid.NewGuid(), room, caller.UserId, text, time.GetUtcNow());
        await publisher.Messages(room).PublishAsync(message, cancellationToken);
        return message.Id;
    }

    public Task<IReadOnlyList<string>> ListRooms(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. Rooms.Keys]);
}
