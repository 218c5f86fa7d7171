using System.Text.Json.Serialization;
using PushGen;

namespace Quickstart;

/// <summary>Watches the machine that the sample runs on.</summary>
[PushContract(JsonContext = typeof(MonitorJson))]
public interface IMachineMonitor
{
    /// <summary>The readings of one sensor, about ten a second. A new subscriber gets the newest one first.</summary>
    [Topic(Replay = 1)]
    IAsyncEnumerable<Reading> Readings(Sensor sensor, CancellationToken cancellationToken = default);

    /// <summary>Readings that went above their sensor's alert level.</summary>
    [Topic]
    IAsyncEnumerable<Alert> Alerts(CancellationToken cancellationToken = default);

    /// <summary>The last readings of one sensor, oldest first.</summary>
    IAsyncEnumerable<Reading> History(Sensor sensor, int count = 20, CancellationToken cancellationToken = default);

    /// <summary>What machine this is.</summary>
    Task<Machine> Describe(CancellationToken cancellationToken = default);

    /// <summary>Sets the level above which a sensor's readings are alerts.</summary>
    Task SetAlertLevel(Sensor sensor, double level, CancellationToken cancellationToken = default);
}

/// <summary>What is measured.</summary>
public enum Sensor
{
    /// <summary>Busy share of all processors, in per cent.</summary>
    Processor,

    /// <summary>Used share of the physical memory, in per cent.</summary>
    Memory,

    /// <summary>This process's managed heap, in MiB.</summary>
    GcHeap,

    /// <summary>Work items that this process's thread pool completed, per second.</summary>
    ThreadPool,
}

/// <summary>One measurement.</summary>
/// <param name="Sensor">What was measured.</param>
/// <param name="Number">1, 2, 3 … per sensor: a subscriber can see that none is missing.</param>
/// <param name="Value">In the sensor's unit.</param>
/// <param name="At">When it was published.</param>
public sealed record Reading(Sensor Sensor, long Number, double Value, DateTimeOffset At);

/// <summary>A reading above its sensor's level.</summary>
public sealed record Alert(Reading Reading, double Level);

/// <summary>A machine.</summary>
public sealed record Machine(string OperatingSystem, int Processors, string Runtime);

/// <summary>How the payloads are written; enums by name.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Reading))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Machine))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(double))]
public sealed partial class MonitorJson : JsonSerializerContext;
