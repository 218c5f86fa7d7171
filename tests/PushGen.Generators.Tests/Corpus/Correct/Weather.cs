using PushGen.AspNetCore;

namespace Meteo;

public sealed record Forecast(DateOnly Day, double High, double Low);
public sealed record Alert(string Region, string Text, TimeOnly Until);

/// <summary>Only topics: there is no server class.</summary>
[PushContract]
public interface IWeather
{
    [Topic(Replay = 7, Public = true)]
    IAsyncEnumerable<Forecast> Forecasts(string region, CancellationToken cancellationToken = default);

    [Topic(Retain = 50, RetainSeconds = 86_400, Public = true)]
    IAsyncEnumerable<Alert> Alerts(CancellationToken cancellationToken = default);
}

public class WeatherStation
{
    private readonly WeatherPublisher _weather;

    public WeatherStation(WeatherPublisher weather) => _weather = weather;

    public async Task PublishWeekAsync(string region, DateOnly first)
    {
        var forecasts = _weather.Forecasts(region);
        for (var i = 0; i < 7; i++)
        {
            await forecasts.PublishAsync(new Forecast(first.AddDays(i), 20 + i, 10 + i));
        }
    }

    public ValueTask<PushCursor> WarnAsync(Alert alert) => _weather.Alerts().PublishAsync(alert);
}
