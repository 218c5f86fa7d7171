using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>A topic's or stream's log, for one who may read it.</summary>
interface ILogSource
{
    /// <summary>Registers a reader for its wake-ups. Dispose it.</summary>
    void Open(LogReader reader, ReadStart start, ReaderGapPolicy policy);
}

static class LogSources
{
    /// <summary>A reader, registered for its wake-ups. Dispose it.</summary>
    public static LogReader Open(this ILogSource source, ReadStart start, ReaderGapPolicy policy, ILogListener listener)
    {
        var reader = new LogReader(listener);
        source.Open(reader, start, policy);
        return reader;
    }
}

/// <summary>What is behind an address: a log that may be read if the caller is the right one.</summary>
interface ILogAddress
{
    /// <summary>Decides whether the caller may read, and gives the log. Not asked for a reader that has seen the end.</summary>
    /// <exception cref="PushException">They may not, or it is not there.</exception>
    ValueTask<ILogSource> FindAsync(HttpContext http, PushServices services, HttpQuery query, PushTransports transport);
}
