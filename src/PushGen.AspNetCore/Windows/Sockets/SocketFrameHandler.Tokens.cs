using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <content>Tokens.</content>
sealed partial class SocketFrameHandler
{
    async ValueTask HelloAsync(SocketFrame frame)
    {
        if (frame.Version is not (null or Wire.Version))
            session.Close(SocketClose.Because(PushErrorCodes.NotAcceptable, 406, $"The server speaks version {Wire.Version}."));
        else if (frame.Token is not null)
            await TakeTokenAsync(frame.Token);
    }

    async ValueTask AuthenticateAsync(SocketFrame frame)
    {
        if (!await TakeTokenAsync(frame.Token!))
            return;
        foreach (var subscription in session.Subscriptions())
            await AuthorizeAgainAsync(subscription);
        session.Outbox.Authenticated();
    }

    async ValueTask<bool> TakeTokenAsync(string token)
    {
        if (await session.Identity.TakeTokenAsync(token) is { } refusal)
        {
            session.Close(refusal);
            return false;
        }
        session.WatchExpiry();
        return true;
    }

    /// <summary>A new credential may allow less than the one before, though it is the same user's.</summary>
    async ValueTask AuthorizeAgainAsync(SocketSubscription subscription)
    {
        await using var scope = session.Identity.NewScope(subscription.Binding);
        Problem? refusal;
        try
        {
            refusal = await authorizer.AuthorizeAsync(subscription.Binding, scope);
            if (refusal is null && subscription.Binding is TopicBinding topic)
            {
                scope.SetCaller(session.ConnectionId);
                if (await topic.AuthorizeAsync(subscription.Key, scope.Services, session.Over) != subscription.LogName)
                    refusal = new Problem(PushErrorCodes.Forbidden, 403, "The topic is another user's than the new credential's.");
            }
        }
        catch (OperationCanceledException) when (session.Over.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            refusal = Tell(e, subscription.Binding);
        }
        if (refusal is not null)
            session.TryEnd(subscription, refusal, static (outbox, id, problem) => outbox.Error(id, problem));
    }
}
