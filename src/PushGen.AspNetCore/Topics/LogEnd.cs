namespace PushGen.AspNetCore.Topics;

/// <summary>The end of a stream's log.</summary>
/// <param name="Reason"><c>completed</c>, <c>canceled</c>, <c>orphaned</c> or <c>failed</c>.</param>
/// <param name="Problem">What failed.</param>
sealed record LogEnd(string Reason, Problem? Problem = null)
{
    public static readonly LogEnd Completed = new("completed");
    public static readonly LogEnd Canceled = new("canceled");
    public static readonly LogEnd Orphaned = new("orphaned");

    public static LogEnd Failed(Problem problem) => new("failed", problem);
}
