using System.Text.Json.Serialization;
using PushGen.AspNetCore;

namespace Iot;

public sealed record Reading([property: JsonPropertyName("t")] long UnixMilliseconds, [property: JsonPropertyName("v")] double Value);

public sealed record DeviceInfo(string Serial, Version? Firmware, TimeSpan Uptime);

[JsonSerializable(typeof(Reading))]
[JsonSerializable(typeof(DeviceInfo))]
[JsonSerializable(typeof(long))]
public sealed partial class TelemetryJson : JsonSerializerContext;

[PushContract(JsonContext = typeof(TelemetryJson), KeepJsonNaming = true)]
public interface ITelemetry
{
    [Topic(Retain = 10_000, RetainBytes = 8 * 1024 * 1024)]
    IAsyncEnumerable<Reading> Readings(string device, short channel, CancellationToken cancellationToken = default);

    Task<DeviceInfo> Describe(string device, CancellationToken cancellationToken = default);

    /// <summary>Devices send what they measured while they were offline.</summary>
    Task<long> Upload(string device, IAsyncEnumerable<Reading> readings, CancellationToken cancellationToken = default);
}

public sealed class TelemetryServer(TelemetryPublisher publisher) : ITelemetryServer
{
    public Task<DeviceInfo> Describe(string device, CancellationToken cancellationToken) =>
        Task.FromResult(new DeviceInfo(device, null, TimeSpan.FromHours(3)));

    public async Task<long> Upload(string device, IAsyncEnumerable<Reading> readings, CancellationToken cancellationToken)
    {
        long count = 0;
        var topic = publisher.Readings(device, 0);
        await foreach (var reading in readings.WithCancellation(cancellationToken))
        {
            await topic.PublishAsync(reading, cancellationToken);
            count++;
        }
        return count;
    }
}
