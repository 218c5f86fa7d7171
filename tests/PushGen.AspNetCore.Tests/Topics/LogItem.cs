namespace PushGen.AspNetCore.Topics;

/// <summary>One item of a batch, taken apart.</summary>
sealed record LogItem(PushCursor Cursor, byte[] Data);

static class LogBatchItems
{
    extension(LogBatch batch)
    {
        public List<LogItem> Entries =>
            [.. from slice in batch.Slices from i in Enumerable.Range(slice.From, slice.Count) select new LogItem(slice.Segment.CursorAt(i), slice.Segment.Data(i).ToArray())];
    }
}
