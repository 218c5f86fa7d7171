using System.Collections.Concurrent;

namespace PushGen.EndToEnd.Tests;

/// <summary>Exceptions of this library's that nobody has looked at.</summary>
sealed class StrayExceptions : IDisposable
{
    readonly ConcurrentQueue<Exception> astray = new();

    public StrayExceptions() => TaskScheduler.UnobservedTaskException += Watch;

    public void AssertNone()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Empty(astray);
    }

    void Watch(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        if (e.Exception.ToString().Contains("PushGen.", StringComparison.Ordinal))
            astray.Enqueue(e.Exception);
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Watch;
}
