namespace PushGen.EndToEnd.Tests.Calls;

/// <summary>
/// Calls over networks that are cut on the way there, while the handler runs, on the way back and between calls; over a transport that
/// changes meanwhile; to a server that is killed before it has answered.
/// </summary>
sealed class CallChaos(Books books, MortalServer server, int calls, int seed)
{
    const int Callers = 8, CallsOfAClient = 100;

    int orders, payments, unknownPayments, asked, unknownAsked, put, putAgain, imports, unknownImports, mishaps, changes;

    public async Task RunAsync()
    {
        var random = new Random(seed);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(new Random(random.Next()))).ToList());
        Assert.Equal(0, books.KeysStartedAgain);
    }

    public override string ToString() =>
        $"{payments} calls at most once ({books.Keys} handler starts, {books.KeysStartedAgain} second starts, {unknownPayments} of unknown outcome), "
        + $"{put} idempotent ones ({putAgain} run again), {asked} others ({unknownAsked} of unknown outcome), {imports} uploads ({unknownImports} of unknown outcome); "
        + $"{mishaps} mishaps, {changes} changes of transport, {server.Deaths} servers killed";

    async Task CallAsync(Random random)
    {
        var proxy = server.NewProxy();
        while (Volatile.Read(ref payments) < calls)
        {
            await using var client = new TellerClient(proxy.Address, Options(random));
            for (int i = 0; i < CallsOfAClient; i++)
                await CallAsync(client, proxy, random, Interlocked.Increment(ref orders));
        }
    }

    async Task CallAsync(TellerClient client, CuttingProxy proxy, Random random, int order)
    {
        bool cutAfterwards = Arrange(order, client, proxy, random);
        await (random.Next(10) switch
        {
            0 => PutAsync(client, order),
            1 => AskAsync(client, order),
            2 => ImportAsync(client, order, random.Next(300)),
            _ => PayAsync(client, order),
        });
        proxy.CutRequestAfter(int.MaxValue);
        proxy.CutAnswerAfter(int.MaxValue);
        if (cutAfterwards)
            proxy.Cut();
    }

    /// <summary>What will go wrong with a call, mostly nothing.</summary>
    bool Arrange(int order, TellerClient client, CuttingProxy proxy, Random random)
    {
        int which = random.Next(12);
        Interlocked.Add(ref mishaps, which < 6 ? 1 : 0);
        switch (which)
        {
            case 0:
                proxy.CutRequestAfter(random.Next(1, 500));
                break;
            case 1:
                proxy.CutAnswerAfter(random.Next(1, 400));
                break;
            case 2:
                books.While(order, () => Happen(proxy.Cut));
                break;
            case 3:
                books.While(order, () => Happen(() => ChangeTransport(client, random)));
                break;
            case 4:
                books.While(order, () => Happen(() =>
                {
                    ChangeTransport(client, random);
                    proxy.Cut();
                }));
                break;
            case 5 when random.Next(40) == 0:
                books.While(order, server.KillAsync);
                break;
            case 5:
                return true;
        }
        return false;

        static Task Happen(Action mishap)
        {
            mishap();
            return Task.CompletedTask;
        }
    }

    /// <summary>Calls go by POST now, for a moment or until the client's end.</summary>
    void ChangeTransport(TellerClient client, Random random)
    {
        if (!client.Connection.Options.Transports.HasFlag(PushTransports.WebSocket) || client.Connection.Transport != PushTransports.WebSocket)
            return;
        Interlocked.Increment(ref changes);
        client.Connection.Choice.FallBack(PushTransports.WebSocket, new(FeedEndKind.TransportRefused, "test") { IsLate = random.Next(2) == 0 });
    }

    static PushClientOptions Options(Random random) => new()
    {
        Transports = random.Next(4) switch { 0 => PushTransports.WebSocket, 1 => PushTransports.LongPolling, _ => PushTransports.All },
        ReconnectDelay = TimeSpan.FromMilliseconds(1),
        MaxReconnectDelay = TimeSpan.FromMilliseconds(10),
        HttpMessageHandlerFactory = static () => new SocketsHttpHandler(),      // and so a memory of transports of its own
    };

    async Task PayAsync(TellerClient client, int order)
    {
        int began = server.Now;
        bool knowsTheStore = client.Connection.CallStore == IdempotencyKey.NoStore || client.Connection.CallStore == server.Store;
        if (await AnswerAsync(client.Pay(order)) is { } answer)
        {
            Assert.Equal(Books.AnswerTo(order), answer);
            Assert.Equal(1, books.StartsOf(order));
        }
        else
        {
            Assert.False(knowsTheStore && server.WasSafeSince(began), $"Order {order} is of unknown outcome, and who knew it was there all the time, seed {seed}.");
            Assert.InRange(books.StartsOf(order), 0, 1);
            Interlocked.Increment(ref unknownPayments);
        }
        Interlocked.Increment(ref payments);
    }

    async Task PutAsync(TellerClient client, int order)
    {
        Assert.Equal(Books.AnswerTo(order), await client.Put(order));
        Interlocked.Increment(ref put);
        Interlocked.Add(ref putAgain, books.StartsOf(order) - 1);
    }

    async Task AskAsync(TellerClient client, int order)
    {
        if (await AnswerAsync(client.Ask(order)) is { } answer)
            Assert.Equal((Books.AnswerTo(order), 1), (answer, books.StartsOf(order)));
        else
            Interlocked.Increment(ref unknownAsked);
        Assert.InRange(books.StartsOf(order), 0, 1);
        Interlocked.Increment(ref asked);
    }

    async Task ImportAsync(TellerClient client, int order, int lines)
    {
        try
        {
            if (await AnswerAsync(client.Import(order, Enumerable.Repeat("a line of some length", lines).ToAsyncEnumerable())) is { } answer)
                Assert.Equal(lines, answer);
            else
                Interlocked.Increment(ref unknownImports);
        }
        catch (PushException e) when (e.Code == PushErrorCodes.ConnectionFailed)        // uploads are tried once
        {
            Assert.Equal(0, books.StartsOf(order));
        }
        Assert.InRange(books.StartsOf(order), 0, 1);
        Assert.True(books.ImportedBy(order) is null || books.ImportedBy(order) == lines, $"{books.ImportedBy(order)} of {lines} lines were taken for all, seed {seed}.");
        Interlocked.Increment(ref imports);
    }

    /// <summary>Null: the outcome is unknown, which is the only failure that there may be.</summary>
    static async Task<int?> AnswerAsync(Task<int> call)
    {
        try
        {
            return await call.WaitAsync(Limits.Long);
        }
        catch (PushException e) when (e.Code == PushErrorCodes.OutcomeUnknown)
        {
            Assert.Contains("may have run", e.Message, StringComparison.Ordinal);
            return null;
        }
    }
}
