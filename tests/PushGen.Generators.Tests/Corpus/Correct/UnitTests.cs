using PushGen.AspNetCore;

namespace Library.Tests;

[PushContract]
public interface ILibrary
{
    [Topic] IAsyncEnumerable<string> Returned(string branch, CancellationToken cancellationToken = default);
    Task Return(string branch, string title, CancellationToken cancellationToken = default);
}

public sealed class LibraryServer(LibraryPublisher publisher) : ILibraryServer
{
    public async Task Return(string branch, string title, CancellationToken cancellationToken) =>
        await publisher.Returned(branch).PublishAsync(title, cancellationToken);
}

/// <summary>A fake for code under test.</summary>
sealed class FakeLibrary : ILibrary
{
    public List<string> Titles { get; } = [];

    public async IAsyncEnumerable<string> Returned(string branch, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (string title in Titles)
            yield return title;
    }

    public Task Return(string branch, string title, CancellationToken cancellationToken = default)
    {
        Titles.Add(title);
        return Task.CompletedTask;
    }
}

public class LibraryServerTests
{
    public async Task Return_Publishes()
    {
        var publisher = new LibraryPublisher(new PushTopics());
        var server = new LibraryServer(publisher);
        var before = publisher.Returned("north").Head;

        await server.Return("north", "Emma", CancellationToken.None);

        Check(publisher.Returned("north").Head != before);
    }

    public void Client_WithoutBranch_Throws()
    {
        _ = Throws<ArgumentNullException>(() => new LibraryClient((PushConnection)null!));
    }

    public async Task Client_Disposed_Ends()
    {
        var client = new LibraryClient("http://localhost/push");
        await client.DisposeAsync();
        await ThrowsAsync<ObjectDisposedException>(() => client.Return("north", "Emma"));
    }

    static void Check(bool holds) { if (!holds) throw new InvalidOperationException(); }
    static T Throws<T>(Func<object> test) where T : Exception { try { test(); } catch (T e) { return e; } throw new InvalidOperationException(); }
    static async Task ThrowsAsync<T>(Func<Task> test) where T : Exception { try { await test(); } catch (T) { return; } throw new InvalidOperationException(); }
}
