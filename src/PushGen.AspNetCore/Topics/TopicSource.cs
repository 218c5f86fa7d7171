using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Topics;

/// <summary>The log of one topic with its key.</summary>
sealed class TopicSource(LogStore store, string name, LogSettings settings) : ILogSource
{
    public void Open(LogReader reader, ReadStart start, ReaderGapPolicy policy) => store.Open(reader, name, settings, start, policy);
}
