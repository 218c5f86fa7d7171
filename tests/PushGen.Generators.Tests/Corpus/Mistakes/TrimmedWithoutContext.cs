// PublishTrimmed=true
namespace M40;

public record Pixel(byte R, byte G, byte B);

[PushContract]
public interface ICanvas    // PUSH0107
{
    [Topic] IAsyncEnumerable<Pixel> Pixels(CancellationToken cancellationToken = default);
}
