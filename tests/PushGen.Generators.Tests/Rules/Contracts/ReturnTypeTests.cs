namespace PushGen.Generators.Tests.Rules.Contracts;

/// <summary>The fixes of PUSH0005 and PUSH0013.</summary>
public class ReturnTypeTests
{
    [Theory]
    [InlineData("void A();", "Return a Task", "Task A();")]
    [InlineData("void A();", "Return a ValueTask", "ValueTask A();")]
    [InlineData("int A(int a = 3);", "Return a Task", "Task<int> A(int a = 3);")]
    [InlineData("string? A();", "Return a ValueTask", "ValueTask<string?> A();")]
    [InlineData("(int Id, string Name)[] A();", "Return a Task", "Task<(int Id, string Name)[]> A();")]
    [InlineData("ref readonly int A();", "Return a Task", "Task<int> A();")]
    [InlineData("IEnumerable<int> A();", "Return an IAsyncEnumerable", "IAsyncEnumerable<int> A();")]
    [InlineData("IEnumerable<int> A();", "Return a Task", "Task<IEnumerable<int>> A();")]
    [InlineData("IObservable<int?> A();", "Return an IAsyncEnumerable", "IAsyncEnumerable<int?> A();")]
    [InlineData("System.Threading.Channels.ChannelReader<int> A();", "Return an IAsyncEnumerable", "IAsyncEnumerable<int> A();")]
    [InlineData("Task<IAsyncEnumerable<int>> A();", "Return an IAsyncEnumerable", "IAsyncEnumerable<int> A();")]
    [InlineData("Task<System.Threading.Channels.ChannelReader<int>> A();", "Return an IAsyncEnumerable", "IAsyncEnumerable<int> A();")]
    [InlineData("ValueTask<Task<int>> A();", "Return the inner task", "Task<int> A();")]
    public async Task UnknownType_BecomesWhatWasMeant(string before, string title, string after) =>
        await FixRun.GivesAsync("PUSH0005", Contract(before), Contract(after), title);

    [Theory]
    [InlineData("void A();", "Return a Task", "Return a ValueTask")]
    [InlineData("List<int> A();", "Return a Task", "Return a ValueTask")]
    [InlineData("IEnumerable<int> A();", "Return an IAsyncEnumerable", "Return a Task", "Return a ValueTask")]
    [InlineData("IObservable<int> A();", "Return an IAsyncEnumerable")]
    [InlineData("Task<Task<int>> A();", "Return the inner task")]
    public async Task UnknownType_IsOfferedWhatFits(string member, params string[] titles) => Assert.Equal(titles, await FixRun.TitlesAsync("PUSH0005", Contract(member)));

    [Theory]
    [InlineData("Span<int> A();")]
    [InlineData("unsafe int* A();")]
    public async Task TypeThatCannotBeAwaited_IsOfferedNothing(string member) => await FixRun.OffersNothingAsync("PUSH0005", Contract(member));

    [Fact]
    public async Task Name_ThatMeansAnotherType_IsWrittenInFull() => await FixRun.GivesAsync("PUSH0005", """
        namespace Own
        {
            public class Task<T>;
            [PushContract]
            public interface ITrading
            {
                /// <summary>All.</summary>
                int[] A();      // so far
            }
        }
        """, """
        namespace Own
        {
            public class Task<T>;
            [PushContract]
            public interface ITrading
            {
                /// <summary>All.</summary>
                System.Threading.Tasks.Task<int[]> A();      // so far
            }
        }
        """, "Return a Task");

    [Fact]
    public async Task FixAll_MendsTheSolution() => await FixRun.GivesForAllAsync("PUSH0005", """
        [PushContract] public interface ITrading { void A(); int B(); }
        // --- Other.cs
        [PushContract] public interface IOther { string A(); }

        """, """
        [PushContract] public interface ITrading { Task A(); Task<int> B(); }
        // --- Other.cs
        [PushContract] public interface IOther { Task<string> A(); }

        """, "Return a Task");

    [Theory]
    [InlineData("[Topic] Task<int> A();", "Return an IAsyncEnumerable", "[Topic] IAsyncEnumerable<int> A();")]
    [InlineData("[Topic] IEnumerable<int> A();", "Return an IAsyncEnumerable", "[Topic] IAsyncEnumerable<int> A();")]
    [InlineData("[Topic] int A();", "Return an IAsyncEnumerable", "[Topic] IAsyncEnumerable<int> A();")]
    [InlineData("[Topic] Task<int> A();", "Remove [Topic]", "Task<int> A();")]
    [InlineData("[Topic, PushName(\"b\")] Task A();", "Remove [Topic]", "[PushName(\"b\")] Task A();")]
    public async Task Topic_BecomesASequenceOrACall(string before, string title, string after) => await FixRun.GivesAsync("PUSH0013", Contract(before), Contract(after), title);

    [Theory]
    [InlineData("[Topic] Task A();", "Remove [Topic]")]
    [InlineData("[Topic] int A();", "Return an IAsyncEnumerable")]
    [InlineData("[Topic] void A();")]
    public async Task Topic_IsOfferedWhatFits(string member, params string[] titles) => Assert.Equal(titles, await FixRun.TitlesAsync("PUSH0013", Contract(member)));

    [Fact]
    public async Task FixAll_OfTopics_MendsTheSolution() => await FixRun.GivesForAllAsync("PUSH0013",
        Contract("[Topic] Task<int> A(); [Topic] Task<string> B();") + "\n// --- Other.cs\n[PushContract] public interface IOther { [Topic] Task<int> A(); }\n",
        Contract("[Topic] IAsyncEnumerable<int> A(); [Topic] IAsyncEnumerable<string> B();") + "\n// --- Other.cs\n[PushContract] public interface IOther { [Topic] IAsyncEnumerable<int> A(); }\n",
        "Return an IAsyncEnumerable");

    static string Contract(string members) => $"[PushContract] public interface ITrading {{ {members} }}";
}
