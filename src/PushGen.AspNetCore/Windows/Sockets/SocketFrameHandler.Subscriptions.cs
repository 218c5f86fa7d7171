using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <content>Topics and streams.</content>
sealed partial class SocketFrameHandler
{
    async ValueTask SubscribeAsync(SocketFrame frame, TopicBinding topic, SocketScope scope)
    {
        if (session.Count(static operation => operation is SocketSubscription { Run: null }) >= options.MaxSubscriptionsPerConnection)
            throw TooMany(PushErrorCodes.TooManySubscriptions, options.MaxSubscriptionsPerConnection, "subscriptions");
        var key = SocketTopicKey.Read(frame.Arguments.Span);
        string name = await topic.AuthorizeAsync(key, scope.Services, session.Over);
        var subscription = new SocketSubscription(session, frame.Id, topic, PolicyOf(frame), frame.Credit) { Key = key };
        subscription.Open(services.Topics, name, topic.Settings, frame.After is null ? ReadStart.Replay : ReadStart.Parse(frame.After));
        Begin(subscription);
    }

    /// <summary>Starts a run, or attaches to the one with this key; with a cursor only that, since what the cursor speaks of is gone otherwise.</summary>
    void Stream(in SocketFrame frame, StreamBinding stream, PushContext context)
    {
        if (session.Count(static operation => operation is SocketSubscription { Run: not null }) >= options.MaxStreamsPerConnection)
            throw TooMany(PushErrorCodes.TooManyStreams, options.MaxStreamsPerConnection, "streams");
        var start = frame.After is null ? ReadStart.Earliest : ReadStart.Parse(frame.After);
        var policy = PolicyOf(frame);
        var run = start.Which is ReadStart.Kind.After or ReadStart.Kind.Invalid
            ? services.Streams.Attach(stream, frame.Arguments, frame.Key, context)
            : services.Streams.GetOrStart(stream, frame.Arguments.ToArray(), frame.Key, context);
        var subscription = new SocketSubscription(session, frame.Id, stream, policy, frame.Credit);
        subscription.Open(run, start);
        Begin(subscription);
    }

    void Begin(SocketSubscription subscription)
    {
        if (session.TryAdd(subscription))
            session.MarkReady(subscription);
        else
            subscription.Close();
    }

    ValueTask GiveCredit(SocketSubscription subscription, long total)
    {
        if (!session.TryAllow(subscription, total))
            return Refuse("A credit is a total, and only grows.");
        session.MarkReady(subscription);
        return default;
    }

    static ReaderGapPolicy PolicyOf(in SocketFrame frame) => frame.Gap switch
    {
        null or "earliest" => ReaderGapPolicy.Earliest,
        "latest" => ReaderGapPolicy.Latest,
        "fail" => ReaderGapPolicy.Fail,
        _ => throw new PushException(PushErrorCodes.ParamsInvalid, 400, "The member 'gap' is 'earliest', 'latest' or 'fail'."),
    };

    static PushException TooMany(string code, int limit, string what) =>
        new(code, 429, $"A connection has at most {limit} {what} at once.") { RetryAfter = TimeSpan.FromSeconds(1) };
}
