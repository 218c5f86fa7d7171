namespace PushGen;

/// <summary>Says that items after a cursor can no longer be given, and where the subscription goes on.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Requested">The cursor that was asked with; null if it could not be read.</param>
/// <param name="ResumesAfter">
/// Where the subscription goes on: the next item is the one after this. With <see cref="GapReason.Hole"/> this is the item that was found
/// behind the hole; who does not stop there is given it next.
/// </param>
/// <param name="Lost">How many items lie between the two, that of <paramref name="ResumesAfter"/> included; null where that cannot be known.</param>
public sealed record PushGap(GapReason Reason, PushCursor? Requested, PushCursor ResumesAfter, long? Lost);
