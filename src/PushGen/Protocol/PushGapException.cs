namespace PushGen;

/// <summary>
/// Items after a subscription's cursor were lost. To go on all the same, enumerate again from <see cref="PushGap.ResumesAfter"/> or choose a
/// <see cref="GapPolicy"/>.
/// </summary>
/// <param name="gap">What was lost.</param>
public sealed class PushGapException(PushGap gap) : PushException(PushErrorCodes.Gap, 410, Describe(gap))
{
    /// <summary>What was lost, and where the subscription would go on.</summary>
    public PushGap Gap { get; } = gap;

    static string Describe(PushGap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        string lost = gap.Lost is { } count ? $"{count} items were lost" : "an unknown number of items was lost";
        return $"{lost} after cursor '{gap.Requested?.ToString() ?? "(unreadable)"}' ({gap.Reason}); the next item is the one after '{gap.ResumesAfter}'.";
    }
}
