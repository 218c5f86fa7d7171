namespace PushGen;

/// <summary>A subscription that is fed by a transport.</summary>
interface ITransportUser
{
    /// <summary>What it asks for, from where it stands.</summary>
    FeedRequest Request { get; }
}
