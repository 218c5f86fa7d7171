namespace PushGen.Generators.Tests.Rules.Contracts;

public class CancellationTokenIsMissingTests
{
    const string Id = "PUSH0017";

    [Fact]
    public void StreamsAndCalls_WithoutToken_AreTold() => AnalyzerRun.Says(Id,
        "[PushContract] public interface ITrading { Task [|A|](); ValueTask<int> [|B|](int b); IAsyncEnumerable<int> [|C|](string c); Task [|D|](IAsyncEnumerable<int> d); }");

    [Theory]
    [InlineData("[PushContract] public interface ITrading { Task A(CancellationToken token); Task B(CancellationToken token = default, params int[] b); Task Helper() => Task.CompletedTask; }")]
    [InlineData("[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> Quotes(string symbol); }")]
    [InlineData("public interface IBase { Task A(); } [PushContract] public interface ITrading : IBase;")]
    [InlineData("public interface ITrading { Task A(); }")]
    public void Others_AreNotTold(string source) => AnalyzerRun.Says(Id, source);

    [Fact]
    public void Message_NamesTheOperation() => Assert.Equal("The call 'ITrading.A' takes no CancellationToken, so that neither side can end it early",
        Assert.Single(AnalyzerRun.Said(Id, "[PushContract] public interface ITrading { Task [|A|](); }")).GetMessage(null));

    [Theory]
    [InlineData("Task A();", "Task A(CancellationToken cancellationToken = default);")]
    [InlineData("Task A(int a, int b = 3);", "Task A(int a, int b = 3, CancellationToken cancellationToken = default);")]
    [InlineData("Task A(params int[] a);", "Task A(CancellationToken cancellationToken = default, params int[] a);")]
    [InlineData("Task A(int a, params int[] b);", "Task A(int a, CancellationToken cancellationToken = default, params int[] b);")]
    [InlineData("Task A(string cancellationToken);", "Task A(string cancellationToken, CancellationToken token = default);")]
    public async Task Fix_AddsOneAtTheEnd(string before, string after) => await FixRun.GivesAsync(Id,
        $"[PushContract] public interface ITrading {{ {before} }}", $"[PushContract] public interface ITrading {{ {after} }}");

    [Fact]
    public async Task Fix_OverSeveralLines_KeepsTheLayout() => await FixRun.GivesAsync(Id, """
        [PushContract]
        public interface ITrading
        {
            Task A(
                int a,
                string b);
        }
        """, """
        [PushContract]
        public interface ITrading
        {
            Task A(
                int a,
                string b,
                CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public async Task FixAll_MendsTheSolution() => await FixRun.GivesForAllAsync(Id, """
        [PushContract] public interface ITrading { Task A(); Task B(int b); }
        // --- Other.cs
        [PushContract] public interface IOther { IAsyncEnumerable<int> A(); }

        """, """
        [PushContract] public interface ITrading { Task A(CancellationToken cancellationToken = default); Task B(int b, CancellationToken cancellationToken = default); }
        // --- Other.cs
        [PushContract] public interface IOther { IAsyncEnumerable<int> A(CancellationToken cancellationToken = default); }

        """);
}
