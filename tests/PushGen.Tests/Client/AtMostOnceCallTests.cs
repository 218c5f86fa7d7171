using System.Net;

namespace PushGen.Tests;

/// <summary>A call that is started at most once is sent again with its key, until there is an answer or nobody knows one any more.</summary>
public sealed class AtMostOnceCallTests
{
    const string Store = "1234567a";

    readonly ScriptedHandler server = new();
    readonly AutoTime time = new();

    ShopClient Client() => new(new PushConnection("http://host/push", new PushClientOptions
    {
        Transports = PushTransports.LongPolling,
        HttpMessageHandlerFactory = () => server,
        TimeProvider = time,
        CallRepetitionTime = TimeSpan.FromSeconds(10),
        MaxReconnectDelay = TimeSpan.FromSeconds(1),
        Random = () => 1,
    }));

    ScriptedHandler OtherStore() => server.Problem(409, "store-changed", $",\"store\":\"{Store}\"");

    [Fact]
    public async Task LostAnswer_IsAskedForWithTheSameKey()
    {
        server.ThenFail(Lost()).Problem(409, "call-in-progress", ""","retryAfter":1""").Then(HttpStatusCode.BadGateway, "", "text/html").Then(HttpStatusCode.OK, "7");

        Assert.Equal(7, await Client().AddOnce(3));

        var first = await server.NextAsync();
        Assert.Matches("^00000000[.][0-9a-z]{26}$", first.Key);
        for (int i = 0; i < 3; i++)
        {
            var again = await server.NextAsync();
            Assert.Equal((first.Key, first.Body), (again.Key, again.Body));
        }
    }

    [Fact]
    public async Task KeyOfNoStore_IsMadeForTheOneThatAnswers_AndTheNextCallsToo()
    {
        OtherStore().Then(HttpStatusCode.OK, "7").Then(HttpStatusCode.OK, "8");
        var client = Client();

        Assert.Equal(7, await client.AddOnce(3));
        Assert.Equal(8, await client.AddOnce(4));

        await server.NextAsync();
        var keys = new[] { (await server.NextAsync()).Key, (await server.NextAsync()).Key };
        Assert.All(keys, key => Assert.StartsWith(Store + ".", key, StringComparison.Ordinal));
        Assert.NotEqual(keys[0], keys[1]);
    }

    [Fact]
    public async Task OtherStore_AfterAnAttemptThatMayHaveRun_LeavesTheOutcomeUnknown()
    {
        var client = Client();
        client.Connection.CallStore = "7777777a";
        server.ThenFail(Lost());
        OtherStore();

        var e = await Assert.ThrowsAsync<PushException>(() => client.AddOnce(3));

        Assert.Equal(PushErrorCodes.OutcomeUnknown, e.Code);
        Assert.Equal(PushErrorCodes.StoreChanged, Assert.IsType<PushException>(e.InnerException).Code);
    }

    [Theory]
    [InlineData(IdempotencyKey.NoStore, HttpRequestError.ResponseEnded)]       // no server takes that key
    [InlineData("7777777a", HttpRequestError.ConnectionError)]
    public async Task OtherStore_AfterAnAttemptThatHasNotRun_IsGivenANewKey(string known, HttpRequestError error)
    {
        server.ThenFail(new HttpRequestException(error, "lost"));
        OtherStore().Then(HttpStatusCode.OK, "7");
        var client = Client();
        client.Connection.CallStore = known;

        Assert.Equal(7, await client.AddOnce(3));
    }

    [Fact]
    public async Task StoreThatRefusesItsOwnKeys_IsNotAskedForEver()
    {
        OtherStore();
        OtherStore();

        Assert.Equal(PushErrorCodes.StoreChanged, (await Assert.ThrowsAsync<PushException>(() => Client().AddOnce(3))).Code);
    }

    [Fact]
    public async Task StoresThatAnswerInTurn_AreAskedWithABackOffUntilTheTimeIsUp()
    {
        for (int i = 0; i < 50; i++)
            server.Problem(409, "store-changed", $",\"store\":\"{(i % 2 == 0 ? "aaaaaaaa" : "bbbbbbbb")}\"");

        Assert.Equal(PushErrorCodes.StoreChanged, (await Assert.ThrowsAsync<PushException>(() => Client().AddOnce(3))).Code);
        Assert.InRange(time.Waits.Count(wait => wait == TimeSpan.FromSeconds(1)), 8, 12);
    }

    [Fact]
    public async Task TimeIsUp_AfterAnAttemptThatMayHaveRun_SaysThatTheOutcomeIsUnknown()
    {
        server.ThenFail(Lost());
        for (int i = 0; i < 4; i++)
            server.Problem(503, "overloaded", ""","retryAfter":4""");
        var client = Client();
        client.Connection.CallStore = Store;

        Assert.Equal(PushErrorCodes.OutcomeUnknown, (await Assert.ThrowsAsync<PushException>(() => client.AddOnce(3))).Code);
    }

    [Theory]
    [InlineData(503, "application's")]
    [InlineData(500, "internal")]
    [InlineData(422, "key-reused")]
    public async Task WhatTheHandlerAnswered_IsNotAskedForAgain(int status, string code)
    {
        server.Problem(status, code);

        Assert.Equal(code, (await Assert.ThrowsAsync<PushException>(() => Client().AddOnce(3))).Code);
    }

    static HttpRequestException Lost() => new(HttpRequestError.ResponseEnded, "lost");
}
