using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>Where a client tells of gaps that it does not throw.</summary>
sealed class GapLog(Action<PushGap> told) : ILoggerFactory, ILogger
{
    const int GapEvent = 4;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id != GapEvent || state is not IReadOnlyList<KeyValuePair<string, object?>> values)
            return;
        var named = new Dictionary<string, object?>(values);
        told(new((GapReason)named["Reason"]!, (PushCursor?)named["Requested"], (PushCursor)named["ResumesAfter"]!, (long?)named["Lost"]));
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider) { }

    public void Dispose() { }
}
