namespace PushGen.AspNetCore.Topics;

/// <summary>What a reader wants at a gap: the query parameter or frame member <c>gap</c>.</summary>
enum ReaderGapPolicy
{
    Earliest,
    Latest,
    Fail,
}
