using PushGen.AspNetCore;

namespace Fleet;

public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    public double DistanceTo(GeoPoint other) => Math.Sqrt(Math.Pow(Latitude - other.Latitude, 2) + Math.Pow(Longitude - other.Longitude, 2));
}

public sealed record Position(string Vehicle, GeoPoint At, float Heading, DateTimeOffset Time);

[PushContract]
public interface IFleetMap
{
    /// <summary>Vehicles in one tile of the map.</summary>
    [Topic(SlowReader = SlowReader.Latest)]
    IAsyncEnumerable<Position> Tile(byte zoom, int x, int y, CancellationToken cancellationToken = default);
    Task<Position?> Find(string vehicle, CancellationToken cancellationToken = default);
    Task Report(Position position, CancellationToken cancellationToken = default);
}

public sealed class FleetMapServer(FleetMapPublisher map) : IFleetMapServer
{
    public Task<Position?> Find(string vehicle, CancellationToken cancellationToken) => Task.FromResult<Position?>(null);

    public async Task Report(Position position, CancellationToken cancellationToken)
    {
        for (byte zoom = 1; zoom <= 18; zoom++)
        {
            var (x, y) = TileOf(position.At, zoom);
            await map.Tile(zoom, x, y).PublishAsync(position, cancellationToken);
        }
    }

    static (int X, int Y) TileOf(GeoPoint point, byte zoom)
    {
        double n = Math.Pow(2, zoom);
        return ((int)((point.Longitude + 180) / 360 * n), (int)((point.Latitude + 90) / 180 * n));
    }
}
