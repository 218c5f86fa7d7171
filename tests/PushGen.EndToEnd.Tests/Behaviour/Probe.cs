using System.Collections.Concurrent;

namespace PushGen.EndToEnd.Tests.Behaviour;

/// <summary>Lets a test wait for what happened inside the server class.</summary>
public sealed class Probe
{
    readonly ConcurrentDictionary<string, TaskCompletionSource> signals = new();
    readonly ConcurrentDictionary<string, int> counts = new();

    public void Signal(string name) => Of(name).TrySetResult();

    public Task Signaled(string name) => Of(name).Task.WaitAsync(Limits.Long, TestContext.Current.CancellationToken);

    /// <summary>Counts, and says how often there was something of this name.</summary>
    public int Count(string name) => counts.AddOrUpdate(name, 1, static (_, count) => count + 1);

    public int CountOf(string name) => counts.GetValueOrDefault(name);

    TaskCompletionSource Of(string name) => signals.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
