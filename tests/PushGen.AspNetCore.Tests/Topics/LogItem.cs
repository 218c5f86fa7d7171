namespace PushGen.AspNetCore.Topics;

/// <summary>One item of a batch, taken apart.</summary>
sealed record LogItem(PushCursor Cursor, byte[] Data);

static class LogBatchItems
{
    extension(LogBatch batch)
    {
        public List<LogItem> Entries
        {
            get
            {
                var items = new List<LogItem>();
                foreach (var slice in batch.Slices)
                {
                    for (int i = slice.From; i < slice.To; i++)
                        items.Add(new LogItem(slice.Segment.CursorAt(i), slice.Segment.Data(i).ToArray()));
                }
                return items;
            }
        }
    }
}
