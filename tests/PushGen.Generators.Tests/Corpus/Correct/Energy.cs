#nullable enable
using PushGen.AspNetCore;

namespace Energy.Grid;

public struct Load { public double Megawatts { get; set; } public double Frequency { get; set; } }

[PushContract("energy-grid")]
public interface IGrid
{
    [Topic(Replay = 1)] IAsyncEnumerable<Load> Load(string area, CancellationToken cancellationToken = default);
    [Topic(Replay = 1)] IAsyncEnumerable<Load?> Forecast(string area, int hoursAhead = 1, CancellationToken cancellationToken = default);
    ValueTask Shed(string area, double megawatts, CancellationToken cancellationToken = default);
}

public class GridServer : IGridServer
{
    public ValueTask Shed(string area, double megawatts, CancellationToken cancellationToken)
    {
        if (megawatts < 0)
        {
            throw new PushException("negative-load", 422, "Only a positive load can be shed.");
        }
        return default;
    }
}

public class GridMeter
{
    private readonly GridPublisher _grid;
    private readonly Dictionary<string, Topic<Load>> _areas = new Dictionary<string, Topic<Load>>();

    public GridMeter(GridPublisher grid) { _grid = grid; }

    public async Task MeasureAsync(string area, double megawatts)
    {
        Topic<Load>? topic;
        if (!_areas.TryGetValue(area, out topic))
        {
            topic = _grid.Load(area);
            _areas.Add(area, topic);
        }
        await topic.PublishAsync(new Load { Megawatts = megawatts, Frequency = 50 });
    }
}
