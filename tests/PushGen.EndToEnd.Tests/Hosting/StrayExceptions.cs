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
        if (e.Exception.ToString().Split('\n').Any(IsOfLibrary))
            astray.Enqueue(e.Exception);
    }

    // The tests' own proxies leave connections as they are cut, and other tests run beside this one.
    static bool IsOfLibrary(string line) =>
        line.TrimStart().StartsWith("at PushGen.", StringComparison.Ordinal) && !line.Contains("at PushGen.EndToEnd.Tests.", StringComparison.Ordinal);

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Watch;
}
