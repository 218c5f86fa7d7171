using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Tests.Http;

namespace PushGen.AspNetCore.Tests;

/// <summary>Waits for what another thread brings about. No time passes for the code under test while it waits.</summary>
static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(DeskHost.Patience);
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Turns the clock until <paramref name="task"/> is done.</summary>
    /// <returns>How far.</returns>
    public static async Task<TimeSpan> DoneAsync(Task task, FakeTimeProvider time, TimeSpan step)
    {
        using var patience = new CancellationTokenSource(DeskHost.Patience);
        var turned = TimeSpan.Zero;
        while (await Task.WhenAny(task, Task.Delay(5, patience.Token)) != task)
        {
            patience.Token.ThrowIfCancellationRequested();
            time.Advance(step);
            turned += step;
        }
        await task;
        return turned;
    }
}
