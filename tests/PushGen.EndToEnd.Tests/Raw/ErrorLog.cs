using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>Keeps what the server logs as an error: what a client sends never has to.</summary>
sealed class ErrorLog : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> errors = new();

    public void AssertEmpty() => Assert.True(errors.IsEmpty, string.Join("\n\n", errors.Take(3)));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // The last is Kestrel's own, about every body that is reset by its client.
        if (IsEnabled(logLevel) && eventId.Name != "RequestBodyDrainBodyReaderInvalidState")
            errors.Enqueue(formatter(state, exception) + "\n" + exception);
    }

    public void Dispose()
    {
    }
}
