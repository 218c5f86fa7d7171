using System.Collections.Concurrent;

namespace PushGen.EndToEnd.Tests.Behaviour;

/// <summary>Lets a test wait for what happened inside the server class.</summary>
public sealed class Probe
{
    readonly ConcurrentDictionary<string, TaskCompletionSource> signals = new();

    public void Signal(string name) => Of(name).TrySetResult();

    public Task Signaled(string name) => Of(name).Task.WaitAsync(Limits.Long, TestContext.Current.CancellationToken);

    TaskCompletionSource Of(string name) => signals.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
