using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Quickstart;

/// <summary>The server class: its stream and its calls. Topics are published by <see cref="Sampler"/>.</summary>
public sealed class MachineMonitorServer(ReadingHistory history) : IMachineMonitorServer
{
    public async IAsyncEnumerable<Reading> History(Sensor sensor, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var reading in history.Last(sensor, count))
        {
            await Task.Yield();     // a real server would read a database here
            cancellationToken.ThrowIfCancellationRequested();
            yield return reading;
        }
    }

    public Task<Machine> Describe(CancellationToken cancellationToken) =>
        Task.FromResult(new Machine(RuntimeInformation.OSDescription, Environment.ProcessorCount, RuntimeInformation.FrameworkDescription));

    public Task SetAlertLevel(Sensor sensor, double level, CancellationToken cancellationToken)
    {
        history.SetAlertLevel(sensor, level);
        return Task.CompletedTask;
    }
}
