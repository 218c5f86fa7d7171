using PushGen.AspNetCore;
namespace Whiteboards;
public readonly record struct Point(float X, float Y);
public sealed record Stroke(Guid Id, string Color, float Width, Point[] Points);
[PushContract]
public interface IWhiteboard
{
    [Topic(Retain = 20000, Replay = 20000, RetainBytes = 64 << 20)]
    IAsyncEnumerable<Stroke> Strokes(string board, CancellationToken cancellationToken = default);
    Task Draw(string board, Stroke stroke, CancellationToken cancellationToken = default);
    Task<byte[]> ExportPng(string board, int width, int height, CancellationToken cancellationToken = default);
}
public sealed class WhiteboardServer(WhiteboardPublisher publisher) : IWhiteboardServer
{
    public Task Draw(string board, Stroke stroke, CancellationToken cancellationToken)
    {
        return publisher.Strokes(board).PublishAsync(stroke, cancellationToken).AsTask();
    }
    public Task<byte[]> ExportPng(string board, int width, int height, CancellationToken cancellationToken)
    {
        return Task.FromResult(new byte[width * height / 8]);
    }
}
