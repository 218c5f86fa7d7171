namespace PushGen.Generators.Tests.Rules.Security;

public class KeyIsAPersonTests
{
    const string Id = "PUSH0502";
    const string Gated = "Let the server class decide (Gated)", PerUser = "Make it the caller's own (PerUser)";

    static string Contract(string topic) => "[PushContract] public interface IBank\n{\n    " + topic + "\n}\n";

    [Theory]
    [InlineData("[Topic] IAsyncEnumerable<int> A(string [|userId|], CancellationToken cancellationToken = default);")]
    [InlineData("[Topic(Replay = 1)] IAsyncEnumerable<int> A(string symbol, Guid [|account|], CancellationToken cancellationToken = default);")]
    [InlineData("[Topic] IAsyncEnumerable<int> A(int [|tenantId|], int customer, CancellationToken cancellationToken = default);")]
    public void PersonInTheKey_IsToldOnce(string topic) => AnalyzerRun.Says(Id, Contract(topic));

    [Theory]
    [InlineData("[Topic(Gated = true)] IAsyncEnumerable<int> A(string userId, CancellationToken cancellationToken = default);")]
    [InlineData("[Topic(PerUser = true)] IAsyncEnumerable<int> A(string account, CancellationToken cancellationToken = default);")]
    [InlineData("[Topic(Public = true)] IAsyncEnumerable<int> A(string member, CancellationToken cancellationToken = default);")]
    [InlineData("[Topic] IAsyncEnumerable<int> A(string product, string users, string username, string accountType, CancellationToken cancellationToken = default);")]
    [InlineData("IAsyncEnumerable<int> A(string userId, CancellationToken cancellationToken = default); Task B(string userId, CancellationToken cancellationToken = default);")]
    public void GuardedOrNoPerson_IsFine(string topic) => AnalyzerRun.SaysNothing(Contract(topic));

    [Fact]
    public void Message_NamesTopicAndKey() => Assert.Equal(
        "Whoever may use the topic 'IBank.A' can read it for any 'userId'; let the server class decide with Gated = true, or make it the caller's own with PerUser = true",
        Assert.Single(AnalyzerRun.Said(Id, Contract("[Topic] IAsyncEnumerable<int> A(string [|userId|], CancellationToken cancellationToken = default);"))).GetMessage(null));

    [Theory]
    [InlineData(Gated, "[Topic] IAsyncEnumerable<int> A(int tenantId, CancellationToken token = default);", "[Topic(Gated = true)] IAsyncEnumerable<int> A(int tenantId, CancellationToken token = default);")]
    [InlineData(Gated, "[Topic(Replay = 1, Gated = false)] IAsyncEnumerable<int> A(string userId, CancellationToken token = default);", "[Topic(Replay = 1, Gated = true)] IAsyncEnumerable<int> A(string userId, CancellationToken token = default);")]
    [InlineData(PerUser, "[PushGen.TopicAttribute(Replay = 1)] // own\n    IAsyncEnumerable<int> A(string userId, int key, CancellationToken token = default);", "[PushGen.TopicAttribute(Replay = 1, PerUser = true)] // own\n    IAsyncEnumerable<int> A(int key, CancellationToken token = default);")]
    public Task Fix_SetsTheOption(string title, string before, string after) => FixRun.GivesAsync(Id, Contract(before), Contract(after), title);

    [Fact]
    public async Task Fix_OfAnAccount_IsNoUsers() => Assert.Equal([Gated], await FixRun.TitlesAsync(Id, Contract("[Topic] IAsyncEnumerable<int> A(string accountId, CancellationToken token = default);")));

    [Fact]
    public Task FixAll_GatesAll() => FixRun.GivesForAllAsync(Id,
        Contract("[Topic] IAsyncEnumerable<int> A(string user, CancellationToken token = default);\n    [Topic(Replay = 1)] IAsyncEnumerable<int> B(string account, CancellationToken token = default);"),
        Contract("[Topic(Gated = true)] IAsyncEnumerable<int> A(string user, CancellationToken token = default);\n    [Topic(Replay = 1, Gated = true)] IAsyncEnumerable<int> B(string account, CancellationToken token = default);"), Gated);

    [Fact]
    public Task Fix_OfAnInheritedTopic_OffersNothing() => FixRun.OffersNothingAsync(Id,
        "public interface IBase { [Topic] IAsyncEnumerable<int> A(string userId, CancellationToken token = default); }\n[PushContract] public interface IBank : IBase;");
}
