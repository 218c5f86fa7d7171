using Microsoft.Extensions.Logging;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>Does what the client's frames ask for, one after the other.</summary>
sealed partial class SocketFrameHandler(SocketSession session, PushHub hub, PushServices services, OperationAuthorizer authorizer, ILogger logger)
{
    readonly PushOptions options = services.Options;
    long lastId;
    int runningCalls;
    bool isFirst = true;

    public ValueTask HandleAsync(in SocketFrame frame)
    {
        bool first = isFirst;
        isFirst = false;
        switch (frame.Kind)
        {
            case SocketFrameKind.Subscribe or SocketFrameKind.Stream or SocketFrameKind.Call:
                return BeginAsync(frame);
            case SocketFrameKind.Hello:
                return first ? HelloAsync(frame) : Refuse("The frame 'hello' is the first or not there.");
            case SocketFrameKind.Authenticate:
                return AuthenticateAsync(frame);
            case SocketFrameKind.Ping:
                session.Outbox.Pong();
                return default;
            case SocketFrameKind.Unknown:
                return frame.Id > lastId ? RefuseUnknown(frame) : default;
        }
        return frame.Id > lastId ? Refuse($"Nothing was asked for with the 'i' {frame.Id}.")
            : session.Find(frame.Id) is { } operation ? Change(operation, frame)
            : default;      // it has ended, and the client could not know
    }

    /// <summary>The first frame on the wire: what the client can rely on.</summary>
    public void Welcome() => session.Outbox.Welcome(json =>
    {
        SocketFrames.Begin(json, "welcome"u8);
        json.WriteNumber("v"u8, Wire.Version);
        json.WriteString("epoch"u8, PushCursor.FormatEpoch(services.Topics.Epoch));
        json.WriteNumber("ping"u8, options.PingInterval.TotalSeconds);
        json.WriteStartObject("limits"u8);
        json.WriteNumber("frame"u8, options.MaxFrameBytes);
        json.WriteNumber("subscriptions"u8, options.MaxSubscriptionsPerConnection);
        json.WriteNumber("calls"u8, options.MaxCallsPerConnection);
        json.WriteNumber("streams"u8, options.MaxStreamsPerConnection);
        json.WriteEndObject();
        json.WriteStartObject("contracts"u8);
        foreach (var contract in hub.Operations.Select(binding => binding.Operation.Contract).Distinct())
            json.WriteString(contract.Name, contract.Hash);
        json.WriteEndObject();
        SocketFrames.End(json);
    });

    /// <summary>Whatever needs an <c>i</c> of its own: its operation is looked up and authorized before it does anything.</summary>
    async ValueTask BeginAsync(SocketFrame frame)
    {
        if (!TryTakeId(frame.Id))
            return;
        if (session.IsDraining)
        {
            session.Outbox.Error(frame.Id, SocketSession.Draining);
            return;
        }
        if (FindOperation(frame, out var binding) is { } problem)
        {
            session.Outbox.Error(frame.Id, problem);
            return;
        }
        SocketScope? scope = session.Identity.NewScope(binding);
        try
        {
            if (await authorizer.AuthorizeAsync(binding!, scope) is { } refusal)
                session.Outbox.Error(frame.Id, refusal);
            else
                scope = await BeginAsync(frame, binding!, scope);
        }
        catch (OperationCanceledException) when (session.Over.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            session.Outbox.Error(frame.Id, Tell(e, binding!));
        }
        if (scope is not null)
            await scope.DisposeAsync();
    }

    /// <returns>The scope, if nobody else disposes it.</returns>
    async ValueTask<SocketScope?> BeginAsync(SocketFrame frame, OperationBinding binding, SocketScope scope)
    {
        var context = scope.SetCaller(session.ConnectionId, frame.Key);
        switch (binding)
        {
            case TopicBinding topic:
                await SubscribeAsync(frame, topic, scope);
                return scope;
            case StreamBinding stream:
                Stream(frame, stream, context);
                return scope;
            default:
                return StartCall(frame, (CallBinding)binding, scope);
        }
    }

    /// <summary>An <c>i</c> only grows, so that a late frame can never be taken for another operation's.</summary>
    bool TryTakeId(long id)
    {
        if (id <= lastId)
        {
            session.Close(SocketClose.Invalid($"The 'i' {id} was used before, or is below one that was."));
            return false;
        }
        lastId = id;
        return true;
    }

    Problem? FindOperation(in SocketFrame frame, out OperationBinding? binding)
    {
        binding = hub.Find(frame.Operation!);
        string? kind = binding switch
        {
            null => null,
            TopicBinding => frame.Kind == SocketFrameKind.Subscribe ? null : "topic; it is read with 'sub'",
            StreamBinding => frame.Kind == SocketFrameKind.Stream ? null : "stream; it is started with 'stream'",
            _ => frame.Kind == SocketFrameKind.Call ? null : "call; it is made with 'call'",
        };
        return binding is null ? new Problem(PushErrorCodes.NoOperation, 404, "There is no such operation.")
            : kind is not null ? new Problem(PushErrorCodes.NoOperation, 404, $"The operation '{binding.Path}' is a {kind}.")
            : authorizer.FindHttpOnly(binding) is { } what ? new Problem(PushErrorCodes.HttpOnly, 501,
                $"The operation '{binding.Path}' can be used over HTTP only: its endpoint has {what}, which a WebSocket cannot honour.")
            : null;
    }

    ValueTask Change(SocketOperation operation, in SocketFrame frame)
    {
        var subscription = operation as SocketSubscription;
        var upload = (operation as SocketCall)?.Upload;
        switch (frame.Kind)
        {
            case SocketFrameKind.Credit when subscription is not null:
                return GiveCredit(subscription, frame.Credit!.Value);
            case SocketFrameKind.Unsubscribe when subscription is not null:
                session.TryEnd(subscription, "unsubscribed", static (outbox, id, reason) => outbox.Ended(id, reason));
                return default;
            case SocketFrameKind.Cancel when subscription?.Run is { } run:
                run.Cancel(LogEnd.Canceled);
                return default;
            case SocketFrameKind.Cancel when operation is SocketCall call:
                CancelCall(call);
                return default;
            case SocketFrameKind.Upload when upload is not null:
                return upload.TryAdd(frame.Items) ? default : Refuse("More elements were sent than the server gave credit for.");
            case SocketFrameKind.UploadEnd when upload is not null:
                upload.End();
                return default;
            default:
                return Refuse($"What was asked for with the 'i' {frame.Id} is of another kind.");
        }
    }

    ValueTask RefuseUnknown(in SocketFrame frame)
    {
        lastId = frame.Id;
        session.Outbox.Error(frame.Id, new Problem(PushErrorCodes.FrameUnknown, 400, "The server does not know requests of this kind."));
        return default;
    }

    ValueTask Refuse(string detail)
    {
        session.Close(SocketClose.Invalid(detail));
        return default;
    }

    Problem Tell(Exception e, OperationBinding binding)
    {
        var problem = services.Problems.Map(e, binding.Path);
        logger.FrameRefused(session.ConnectionId, binding.Path, problem.Code);
        return problem;
    }
}
