using System.Text;
using System.Threading.Channels;

namespace PushGen.Tests;

/// <summary>A transport in memory: a test sees each connection that the loop asks for, and brings what it likes.</summary>
sealed class FakeTransport(PushTransports kind = PushTransports.WebSocket) : ITransport
{
    readonly Channel<Feed> feeds = Channel.CreateUnbounded<Feed>();

    int asked, probed;

    public PushTransports Kind => kind;

    public int Asked => asked;

    public async Task<Feed> NextAsync() => await feeds.Reader.ReadAsync(TestTime.Limit());

    public async Task<FeedEnd> FeedAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        var feed = new Feed(request, sink);
        feeds.Writer.TryWrite(feed);
        try
        {
            return await feed.Ended.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            feed.Canceled.SetResult();
            if (feed.BreaksWhenLeft)
                throw new IOException("The connection was reset.");
            throw;
        }
    }

    /// <summary>Each probe waits for the test's word.</summary>
    public Channel<bool> Probes { get; } = Channel.CreateUnbounded<bool>();

    public int Probed => probed;

    public async Task<bool> ProbeAsync(FeedRequest? example, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref probed);
        return await Probes.Reader.ReadAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => default;

    public sealed class Feed(FeedRequest request, IFeedSink sink)
    {
        public TaskCompletionSource<FeedEnd> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Canceled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        /// <summary>The connection is lost in the moment in which the client leaves it.</summary>
        public bool BreaksWhenLeft { get; set; }

        public FeedRequest Request => request;
        public IFeedSink Sink => sink;

        public Feed Ready(int at)
        {
            sink.Ready(At.Cursor(at));
            return this;
        }

        public bool Item(int n, ulong epoch = At.A) => Dropping(sink.Item(At.Cursor(n, epoch), Encoding.UTF8.GetBytes(At.Quote(n))));

        public bool Gap(GapReason reason, PushCursor to, long? lost = null) => Dropping(sink.Gap(new(reason, request.After, to, lost)));

        public bool Raw(int n, string json) => Dropping(sink.Item(At.Cursor(n), Encoding.UTF8.GetBytes(json)));

        public void Lose(TimeSpan? retryAfter = null) => Ended.TrySetResult(new(FeedEndKind.Lost, "cut", RetryAfter: retryAfter));

        public void End(FeedEndKind kind, Exception? error = null) => Ended.TrySetResult(new(kind, "test", error));

        bool Dropping(bool wanted)
        {
            if (!wanted)
                Ended.TrySetResult(FeedEnd.Dropped);
            return wanted;
        }
    }
}
