using System.Text.Json.Serialization;

namespace Home;

[JsonConverter(typeof(JsonStringEnumConverter<Mode>))]
public enum Mode { Off, Eco, Comfort }

public class ThermostatState
{
    [JsonConstructor]
    public ThermostatState(string room, double celsius, Mode mode)
    {
        Room = room;
        Celsius = celsius;
        Mode = mode;
    }

    public string Room { get; }
    public double Celsius { get; }
    public Mode Mode { get; }

    [JsonIgnore]
    public double Fahrenheit => Celsius * 9 / 5 + 32;
}

[PushContract]
public interface IThermostats
{
    [Topic(Replay = 1)]
    IAsyncEnumerable<ThermostatState> State(string room, CancellationToken cancellationToken = default);

    Task<ThermostatState> Set(string room, double celsius, Mode mode = Mode.Eco, CancellationToken cancellationToken = default);
}

public sealed class Thermostat : IThermostatsServer
{
    public Task<ThermostatState> Set(string room, double celsius, Mode mode, CancellationToken cancellationToken) =>
        Task.FromResult(new ThermostatState(room, celsius, mode));
}
