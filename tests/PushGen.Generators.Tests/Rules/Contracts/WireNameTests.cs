namespace PushGen.Generators.Tests.Rules.Contracts;

/// <summary>The messages and fixes of PUSH0009, PUSH0010, PUSH0011 and PUSH0015.</summary>
public class WireNameTests
{
    [Fact]
    public void Overloads_AreToldWithTheirParameters() => Assert.Equal(
        "The operation 'ITrading.Cancel(string, List<int>)' is called 'cancel' on the wire, as is 'ITrading.Cancel(int)'; give one of them another name with [PushName]",
        Assert.Single(AnalyzerRun.Said("PUSH0009", "[PushContract] public interface ITrading { Task Cancel(int order); Task [|Cancel|](string symbol, List<int> orders); }")).GetMessage(null));

    [Theory]
    [InlineData("Task Save(); Task SaveAsync();", "Task Save(); [PushName(\"save-async\")] Task SaveAsync();")]
    [InlineData("Task A(int a); Task A(string b);", "Task A(int a); [PushName(\"a-by-b\")] Task A(string b);")]
    [InlineData("Task A(int a); Task A(string a);", "Task A(int a); [PushName(\"a-2\")] Task A(string a);")]
    [InlineData("Task A(int a); Task A(string a, CancellationToken token);", "Task A(int a); [PushName(\"a-2\")] Task A(string a, CancellationToken token);")]
    [InlineData("Task A(); Task Other(); [PushName(\"a\")] Task B();", "Task A(); Task Other(); [PushName(\"b\")] Task B();")]
    [InlineData("Task A(); [PushName(\"a-by-b\")] Task C(); [Idempotent] Task A(int b);", "Task A(); [PushName(\"a-by-b\")] Task C(); [Idempotent] [PushName(\"a-2\")] Task A(int b);")]
    public async Task OperationName_ThatIsTaken_BecomesAFreeOne(string before, string after) => await FixRun.GivesAsync("PUSH0009", Contract(before), Contract(after));

    [Fact]
    public async Task OperationName_OnALineOfItsOwn_IsNamedOnALineOfItsOwn() => await FixRun.GivesAsync("PUSH0009", """
        [PushContract]
        public interface ITrading
        {
            Task A();

            /// <summary>Other.</summary>
            [Topic]
            IAsyncEnumerable<int> A(int key);
        }
        """, """
        [PushContract]
        public interface ITrading
        {
            Task A();

            /// <summary>Other.</summary>
            [Topic]
            [PushName("a-by-key")]
            IAsyncEnumerable<int> A(int key);
        }
        """);

    [Fact]
    public async Task InheritedName_ThatIsTaken_IsOfferedNothing() =>
        await FixRun.OffersNothingAsync("PUSH0009", "public interface IBase { Task A(); } [PushContract] public interface ITrading : IBase { Task A(int a); }");

    [Fact]
    public async Task FixAll_NamesOverloadsApart() => await FixRun.GivesForAllAsync("PUSH0009",
        Contract("Task A(int a); Task A(string a); Task A(Guid a);") + "\n// --- Other.cs\n[PushContract] public interface IOther { Task A(int a); Task A(string b); }\n",
        Contract("Task A(int a); [PushName(\"a-2\")] Task A(string a); [PushName(\"a-3\")] Task A(Guid a);") + "\n// --- Other.cs\n[PushContract] public interface IOther { Task A(int a); [PushName(\"a-by-b\")] Task A(string b); }\n");

    [Theory]
    [InlineData("[PushName(\"Place order\")] Task A();", "[PushName(\"place-order\")] Task A();")]
    [InlineData("[PushName(\"/v1/Orders/\")] Task A();", "[PushName(\"v1-orders\")] Task A();")]
    [InlineData("[PushName(\"~\")] Task Place();", "[PushName(\"place\")] Task Place();")]
    [InlineData("Task A(int a, [PushName(\"a\")] int b);", "Task A(int a, int b);")]
    [InlineData("Task A([PushName(\"\")] int a);", "Task A(int a);")]
    public async Task IllegalName_BecomesTheNearestLegalOne(string before, string after) => await FixRun.GivesAsync("PUSH0010", Contract(before), Contract(after));

    [Theory]
    [InlineData("Task Überweisen();")]
    [InlineData("Task A([PushName(\"b\")] int a, int b);")]
    public async Task IllegalName_WithoutANearestOne_IsOfferedNothing(string members) => await FixRun.OffersNothingAsync("PUSH0010", Contract(members));

    [Fact]
    public async Task IllegalNames_OfAContract_AreMended() => await FixRun.GivesForAllAsync("PUSH0010",
        "[PushContract(\"My Trading\", TypeName = \"Deals\")] public interface ITrading { [PushName(\"A B\")] Task A(); }",
        "[PushContract(\"my-trading\", TypeName = \"Deals\")] public interface ITrading { [PushName(\"a-b\")] Task A(); }");

    [Fact]
    public async Task ContractName_ThatIsTaken_GetsItsScope() => await FixRun.GivesForAllAsync("PUSH0011", """
        namespace A { [PushContract] public interface ITrading { Task A(); } }
        namespace B { [PushContract(TypeName = "B")] public interface ITrading { Task A(); } public class Outer { [PushContract("trading", TypeName = "C")] public interface ITrading { Task A(); } } }
        // --- Other.cs
        [PushContract("trading", TypeName = "D")] public interface ITrading { Task A(); }
        [PushContract("c")] public interface IC { Task A(); }

        """, """
        namespace A { [PushContract] public interface ITrading { Task A(); } }
        namespace B { [PushContract("b-trading", TypeName = "B")] public interface ITrading { Task A(); } public class Outer { [PushContract("outer-trading", TypeName = "C")] public interface ITrading { Task A(); } } }
        // --- Other.cs
        [PushContract("trading-2", TypeName = "D")] public interface ITrading { Task A(); }
        [PushContract("c")] public interface IC { Task A(); }

        """);

    [Theory]
    [InlineData("string after", "[PushName(\"afterKey\")] string after")]
    [InlineData("int limit, int limitKey", "[PushName(\"limitKey2\")] int limit, int limitKey")]
    [InlineData("int _id", "[PushName(\"id\")] int _id")]
    [InlineData("int _", "[PushName(\"key\")] int _")]
    [InlineData("[PushName(\"push-push-gap\")] int id", "[PushName(\"gapKey\")] int id")]
    public async Task ReservedKey_BecomesAFreeName(string before, string after) => await FixRun.GivesAsync("PUSH0015",
        Contract($"[Topic] IAsyncEnumerable<int> A({before});"), Contract($"[Topic] IAsyncEnumerable<int> A({after});"));

    [Fact]
    public async Task FixAll_OfKeys_MendsTheSolution() => await FixRun.GivesForAllAsync("PUSH0015",
        Contract("[Topic] IAsyncEnumerable<int> A(int wait, int gap);") + "\n// --- Other.cs\n[PushContract] public interface IOther { [Topic] IAsyncEnumerable<int> A(int wait); }\n",
        Contract("[Topic] IAsyncEnumerable<int> A([PushName(\"waitKey\")] int wait, [PushName(\"gapKey\")] int gap);")
            + "\n// --- Other.cs\n[PushContract] public interface IOther { [Topic] IAsyncEnumerable<int> A([PushName(\"waitKey\")] int wait); }\n");

    static string Contract(string members) => $"[PushContract] public interface ITrading {{ {members} }}";
}
