using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Topics;

/// <summary>The log of one topic with its key.</summary>
sealed class TopicSource(LogStore store, string name, LogSettings settings) : ILogSource
{
    public LogReader Open(ReadStart start, ReaderGapPolicy policy, ILogListener listener) => store.Open(name, settings, start, policy, listener);
}
