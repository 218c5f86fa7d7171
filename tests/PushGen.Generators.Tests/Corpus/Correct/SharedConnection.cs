namespace Portal;

public record Post(int Id, string Text);

[PushContract] public interface IForum { [Topic(Replay = 5)] IAsyncEnumerable<Post> Posts(int thread, CancellationToken cancellationToken = default); }
[PushContract] public interface IVotes { Task Up(int post, CancellationToken cancellationToken = default); Task Down(int post, CancellationToken cancellationToken = default); }

/// <summary>Two contracts over one WebSocket. The session owns the connection, the clients nothing.</summary>
public sealed class PortalSession : IAsyncDisposable
{
    readonly PushConnection connection;

    public PortalSession(Uri server)
    {
        connection = new PushConnection(server.AbsoluteUri);
        Forum = new ForumClient(connection);
        Votes = new VotesClient(connection);
    }

    public ForumClient Forum { get; }

    public VotesClient Votes { get; }

    public async Task LikeEverythingAsync(int thread, CancellationToken cancellationToken)
    {
        await foreach (var post in Forum.Posts(thread, cancellationToken))
            await Votes.Up(post.Id, cancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
