using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Calls;

namespace PushGen.EndToEnd.Tests.Calls;

/// <summary>
/// A server that can be killed: nobody hears of it again, and another with an empty memory is at the same address. What ran on it may go on,
/// as a statement that was sent to a database does.
/// </summary>
sealed class MortalServer : IAsyncDisposable
{
    readonly Books books;
    readonly SemaphoreSlim killing = new(1);
    readonly List<CuttingProxy> proxies = [];
    readonly List<Task> dead = [];
    PushServer current;
    string store = "";
    int steps;

    MortalServer(Books books, PushServer first) => (this.books, current, store) = (books, first, StoreOf(first));

    /// <summary>Whose keys it takes.</summary>
    public string Store => Volatile.Read(ref store);

    public int Deaths => Volatile.Read(ref steps) / 2;

    /// <summary>Odd while one is being killed; with <see cref="WasSafeSince"/> it tells whether a call may have met a death.</summary>
    public int Now => Volatile.Read(ref steps);

    public bool WasSafeSince(int then) => then % 2 == 0 && Now == then;

    /// <param name="books">What the handlers of all of them work with.</param>
    public static async Task<MortalServer> StartAsync(Books books) => new(books, await BirthAsync(books));

    /// <summary>A way to the server, whichever it is.</summary>
    public CuttingProxy NewProxy()
    {
        lock (proxies)
        {
            var proxy = new CuttingProxy(current.Port);
            proxies.Add(proxy);
            return proxy;
        }
    }

    public async Task KillAsync()
    {
        await killing.WaitAsync();
        try
        {
            var next = await BirthAsync(books);
            Interlocked.Increment(ref steps);
            lock (proxies)
            {
                var old = current;
                (current, store) = (next, StoreOf(next));
                proxies.ForEach(proxy => proxy.ServerPort = next.Port);
                proxies.ForEach(static proxy => proxy.Cut());
                dead.Add(old.DisposeAsync().AsTask());      // only now: who is still heard would answer for its disposed services
            }
            Interlocked.Increment(ref steps);
        }
        finally
        {
            killing.Release();
        }
    }

    static string StoreOf(PushServer server) => server.Services.GetRequiredService<CallLedger>().Store;

    static Task<PushServer> BirthAsync(Books books) => PushServer.StartAsync(
        services: builder =>
        {
            builder.Services.AddSingleton(books);
            builder.Services.AddPush().AddTeller<TellerServer>();
        },
        conventions: (push, _) => push.MapTeller());

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in proxies)
            await proxy.DisposeAsync();
        await Task.WhenAll(dead);
        await current.DisposeAsync();
        killing.Dispose();
    }
}
