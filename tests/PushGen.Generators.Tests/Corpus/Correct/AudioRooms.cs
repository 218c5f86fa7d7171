using PushGen.AspNetCore;

namespace Audio;

[PushContract]
public interface IAudioRooms
{
    [Topic(Retain = 250, RetainSeconds = 5, SlowReader = SlowReader.Latest)]
    IAsyncEnumerable<ReadOnlyMemory<byte>> Frames(uint room, CancellationToken cancellationToken = default);

    Task<TimeSpan> Speak(uint room, IAsyncEnumerable<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken = default);
}

public sealed class AudioRoomsServer(AudioRoomsPublisher publisher) : IAudioRoomsServer
{
    private static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(20);

    public async Task<TimeSpan> Speak(uint room, IAsyncEnumerable<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken)
    {
        var spoken = TimeSpan.Zero;
        var topic = publisher.Frames(room);
        await foreach (var frame in frames)
        {
            await topic.PublishAsync(frame, cancellationToken);
            spoken += FrameLength;
        }
        return spoken;
    }
}
