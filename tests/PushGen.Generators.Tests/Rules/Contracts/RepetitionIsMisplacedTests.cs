namespace PushGen.Generators.Tests.Rules.Contracts;

public class RepetitionIsMisplacedTests
{
    const string Id = "PUSH0019";

    [Theory]
    [InlineData("[Topic, [|Idempotent|]] IAsyncEnumerable<int> A();", "[Idempotent] has no meaning on 'ITrading.A': it is a topic, and only calls are sent again")]
    [InlineData("[[|AtMostOnce|]] IAsyncEnumerable<int> A();", "[AtMostOnce] has no meaning on 'ITrading.A': it is a stream, and only calls are sent again")]
    [InlineData("[[|AtMostOnce|]] Task A(IAsyncEnumerable<int> a);", "[AtMostOnce] has no meaning on 'ITrading.A': its sequence cannot be read again, so that an upload is sent once anyway")]
    [InlineData("[Idempotent][[|AtMostOnce|]] Task A();", "[AtMostOnce] has no meaning on 'ITrading.A': the call is [Idempotent] too, which says the opposite")]
    public void Attribute_ThatMeansNothing_IsTold(string member, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, Contract(member))).GetMessage(null));

    [Theory]
    [InlineData("[Idempotent] Task A(); [AtMostOnce] ValueTask<int> B(int a); Task C();")]
    [InlineData("[Idempotent] Task<List<int>> A(List<int> a);")]
    public void Attribute_OnACall_IsFine(string members) => AnalyzerRun.SaysNothing(Contract(members));

    [Theory]
    [InlineData("[Topic, Idempotent] IAsyncEnumerable<int> A();", "[Topic] IAsyncEnumerable<int> A();", "Remove [Idempotent]")]
    [InlineData("[Idempotent] [AtMostOnce] Task A();", "[Idempotent] Task A();", "Remove [AtMostOnce]")]
    [InlineData("[Idempotent] [AtMostOnce] Task A();", "[AtMostOnce] Task A();", "Remove [Idempotent]")]
    public async Task Fix_RemovesIt(string before, string after, string title) => await FixRun.GivesAsync(Id, Contract(before), Contract(after), title);

    [Fact]
    public async Task Fix_OnLinesOfTheirOwn_KeepsCommentsAndLayout() => await FixRun.GivesAsync(Id, """
        [PushContract]
        public interface ITrading
        {
            /// <summary>Of the day.</summary>
            [Idempotent]
            [Topic]     // for all
            IAsyncEnumerable<int> Quotes();
        }
        """, """
        [PushContract]
        public interface ITrading
        {
            /// <summary>Of the day.</summary>
            [Topic]     // for all
            IAsyncEnumerable<int> Quotes();
        }
        """);

    [Fact]
    public async Task FixAll_RemovesAll() => await FixRun.GivesForAllAsync(Id,
        Contract("[Idempotent] IAsyncEnumerable<int> A(); [Topic, Idempotent] IAsyncEnumerable<int> B();") + "\n// --- Other.cs\n[PushContract] public interface IOther { [Idempotent] IAsyncEnumerable<int> A(); }\n",
        Contract("IAsyncEnumerable<int> A(); [Topic] IAsyncEnumerable<int> B();") + "\n// --- Other.cs\n[PushContract] public interface IOther { IAsyncEnumerable<int> A(); }\n");

    static string Contract(string members) => $"[PushContract] public interface ITrading {{ {members} }}";
}
