namespace PushGen;

/// <summary>
/// The methods of <see cref="Subscription{T}"/> for code that is written against a contract's interface, whose methods return
/// <see cref="IAsyncEnumerable{T}"/>. They throw <see cref="InvalidOperationException"/> for a sequence that no generated client made.
/// </summary>
public static class SubscriptionExtensions
{
    /// <inheritdoc cref="Subscription{T}.From"/>
    public static Subscription<T> From<T>(this IAsyncEnumerable<T> source, PushCursor cursor) => Subscription(source).From(cursor);

    /// <inheritdoc cref="Subscription{T}.FromEarliest"/>
    public static Subscription<T> FromEarliest<T>(this IAsyncEnumerable<T> source) => Subscription(source).FromEarliest();

    /// <inheritdoc cref="Subscription{T}.FromLatest"/>
    public static Subscription<T> FromLatest<T>(this IAsyncEnumerable<T> source) => Subscription(source).FromLatest();

    /// <inheritdoc cref="Subscription{T}.OnGap(GapPolicy)"/>
    public static Subscription<T> OnGap<T>(this IAsyncEnumerable<T> source, GapPolicy policy) => Subscription(source).OnGap(policy);

    /// <inheritdoc cref="Subscription{T}.OnGap(GapPolicy, Action{PushGap})"/>
    public static Subscription<T> OnGap<T>(this IAsyncEnumerable<T> source, GapPolicy policy, Action<PushGap> told) => Subscription(source).OnGap(policy, told);

    /// <inheritdoc cref="Subscription{T}.WithCursors"/>
    public static IAsyncEnumerable<Delivery<T>> WithCursors<T>(this IAsyncEnumerable<T> source) => Subscription(source).WithCursors();

    static Subscription<T> Subscription<T>(IAsyncEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source as Subscription<T> ?? throw new InvalidOperationException(
            $"Cursors and gap policies belong to what a generated PushGen client returns; this sequence is a {source.GetType().Name}. "
            + "Call them first, before LINQ or anything else wraps the sequence.");
    }
}
