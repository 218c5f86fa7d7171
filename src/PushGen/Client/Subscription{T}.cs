namespace PushGen;

/// <summary>
/// A topic or stream of a server, ready to be enumerated. Nothing is sent before; each enumeration is a subscription of its own (of a
/// stream: a run of its own) and survives reconnects: items come once and in order, or the enumeration throws.
/// </summary>
/// <remarks>
/// <para>Immutable: the methods return changed copies. Safe for concurrent use; one enumerator is not.</para>
/// <para>
/// An enumeration throws <see cref="PushGapException"/> where items were lost (see <see cref="OnGap(GapPolicy)"/>), <see cref="PushException"/> where
/// the server refuses for good, <see cref="OperationCanceledException"/> when its token is canceled, and
/// <see cref="ObjectDisposedException"/> when the connection is disposed. Lost connections are not told: they are made again.
/// </para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class Subscription<T> : IAsyncEnumerable<T>
{
    readonly PushConnection connection;
    readonly FeedSource source;
    readonly ItemFormat<T> format;
    readonly CancellationToken token;
    PushCursor? start;
    GapPolicy policy;
    Action<PushGap>? told;

    internal Subscription(PushConnection connection, FeedSource source, ItemFormat<T> format, CancellationToken token)
    {
        this.connection = connection;
        this.source = source;
        this.format = format;
        this.token = token;
    }

    /// <summary>Starts with the item after <paramref name="cursor"/>. Without it, a topic starts with its newest items, as many as its contract says.</summary>
    /// <exception cref="InvalidOperationException">This is a stream: each enumeration is a new run, which no cursor belongs to.</exception>
    public Subscription<T> From(PushCursor cursor)
    {
        if (source.IsStream)
            throw new InvalidOperationException($"'{source.Path}' is a stream: each enumeration is a run of its own and starts with its first item.");
        var copy = Copy();
        copy.start = cursor;
        return copy;
    }

    /// <summary>Starts with the earliest item that the server still has.</summary>
    /// <inheritdoc cref="From" path="/exception"/>
    public Subscription<T> FromEarliest() => From(PushCursor.Earliest);

    /// <summary>Starts with what is published from now on.</summary>
    /// <inheritdoc cref="From" path="/exception"/>
    public Subscription<T> FromLatest() => From(PushCursor.Latest);

    /// <summary>What to do when the server can no longer give the items after the cursor; default <see cref="GapPolicy.Throw"/>.</summary>
    public Subscription<T> OnGap(GapPolicy policy)
    {
        if (!Enum.IsDefined(policy))
            throw new ArgumentOutOfRangeException(nameof(policy), policy, "Not a gap policy.");
        var copy = Copy();
        copy.policy = policy;
        copy.told = null;
        return copy;
    }

    /// <summary>The same, for a policy that goes on: the application is told what it missed.</summary>
    /// <param name="policy">Where to go on. With <see cref="GapPolicy.Throw"/> the exception tells.</param>
    /// <param name="told">
    /// Called in the enumeration, before it gives the first item after the gap. What it throws ends the enumeration. Not called for what a topic
    /// with <see cref="SlowReader.Latest"/> skips.
    /// </param>
    public Subscription<T> OnGap(GapPolicy policy, Action<PushGap> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var copy = OnGap(policy);
        copy.told = told;
        return copy;
    }

    /// <summary>The same items with their cursors, to keep and go on from with <see cref="From"/>, also after a restart of the application.</summary>
    public IAsyncEnumerable<Delivery<T>> WithCursors() => new Deliveries(this);

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Enumerate(cancellationToken);

    SubscriptionEnumerator<T> Enumerate(CancellationToken cancellationToken) =>
        new(connection, new SubscriptionLoop<T>(connection, source, format, start, policy) { TellsGaps = told is not null }, told, token, cancellationToken);

    Subscription<T> Copy() => (Subscription<T>)MemberwiseClone();

    sealed class Deliveries(Subscription<T> subscription) : IAsyncEnumerable<Delivery<T>>
    {
        public IAsyncEnumerator<Delivery<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default) => subscription.Enumerate(cancellationToken);
    }
}
