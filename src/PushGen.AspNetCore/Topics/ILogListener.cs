namespace PushGen.AspNetCore.Topics;

/// <summary>Who wants to know that a log has more.</summary>
interface ILogListener
{
    /// <summary>There may be more. Called without a lock, one listener after the other: what takes long goes on elsewhere.</summary>
    void OnAppended();
}

/// <summary>Who keeps logs, or runs a stream into one.</summary>
interface ILogKeeper
{
    void ReaderLeft(TopicLog log);
}
