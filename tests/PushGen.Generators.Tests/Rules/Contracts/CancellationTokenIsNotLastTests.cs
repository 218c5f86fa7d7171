namespace PushGen.Generators.Tests.Rules.Contracts;

public class CancellationTokenIsNotLastTests
{
    const string Id = "PUSH0008";

    [Fact]
    public async Task Fix_OverSeveralLines_KeepsTheLayout() => await FixRun.GivesAsync(Id, """
        [PushContract]
        public interface ITrading
        {
            Task A(
                CancellationToken token,     // first
                int a,                       // second
                string b);                   // third
        }
        """, """
        [PushContract]
        public interface ITrading
        {
            Task A(
                int a,     // first
                string b,                       // second
                CancellationToken token);                   // third
        }
        """);

    [Fact]
    public async Task Fix_BeforeParams_LeavesParamsLast() => await FixRun.GivesAsync(Id,
        "[PushContract] public interface ITrading { Task A(CancellationToken token, int a, params int[] b); }",
        "[PushContract] public interface ITrading { Task A(int a, CancellationToken token, params int[] b); }");

    [Fact]
    public async Task Fix_AfterOptionalParameters_GivesADefault() => await FixRun.GivesAsync(Id,
        "[PushContract] public interface ITrading { Task A(CancellationToken token, int a = 3); }",
        "[PushContract] public interface ITrading { Task A(int a = 3, CancellationToken token = default); }");

    [Fact]
    public async Task FixAll_MendsTheWholeProject() => await FixRun.GivesForAllAsync(Id, """
        [PushContract] public interface ITrading { Task A(CancellationToken token, int a); Task B(CancellationToken token, int a); }
        // --- Other.cs
        [PushContract] public interface IOther { Task A(CancellationToken token, int a); }

        """, """
        [PushContract] public interface ITrading { Task A(int a, CancellationToken token); Task B(int a, CancellationToken token); }
        // --- Other.cs
        [PushContract] public interface IOther { Task A(int a, CancellationToken token); }

        """);
}
