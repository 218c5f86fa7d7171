namespace PushGen;

enum FeedEndKind
{
    /// <summary>The log has ended: nothing more will come.</summary>
    Completed,

    /// <summary>Trying again is no use.</summary>
    Failed,

    /// <summary>The connection was lost, or could not be made: try again after the subscription's own back-off.</summary>
    Lost,

    /// <summary>As <see cref="Lost"/>, but the connection is shared and itself waits before it is made again.</summary>
    SharedLost,

    /// <summary>Who asks is not known: once more, with a new token.</summary>
    Unauthenticated,

    /// <summary>This transport does not get through: another one may.</summary>
    TransportRefused,

    /// <summary>Go on at once, over a better transport.</summary>
    Replaced,

    /// <summary>This operation cannot be had over this transport.</summary>
    OperationRefused,
}
