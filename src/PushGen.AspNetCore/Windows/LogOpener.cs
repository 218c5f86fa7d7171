using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Opens a reader of a topic's or stream's log, registered for its wake-ups.</summary>
delegate LogReader LogOpener(ReadStart start, ReaderGapPolicy policy, ILogListener listener);
