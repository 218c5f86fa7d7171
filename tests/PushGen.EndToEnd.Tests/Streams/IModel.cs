namespace PushGen.EndToEnd.Tests.Streams;

/// <summary>A language model, as far as its readers can tell.</summary>
[PushContract]
public interface IModel
{
    /// <summary>Tells a story, token by token.</summary>
    IAsyncEnumerable<string> Tell(int story, int tokens, CancellationToken cancellationToken = default);
}
