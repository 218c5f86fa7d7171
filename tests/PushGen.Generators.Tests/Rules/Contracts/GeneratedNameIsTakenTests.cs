namespace PushGen.Generators.Tests.Rules.Contracts;

/// <summary>Each run also asserts that the compiler says nothing: names that collide are avoided, so that no CS0101 hides the rule.</summary>
public class GeneratedNameIsTakenTests
{
    const string Id = "PUSH0021";
    const string WhyType = "and the project has a type of that name";

    [Theory]
    [InlineData("namespace Shop; [PushContract] public interface [|ITrading|] { Task A(); } public class TradingClient;", "Shop.ITrading", "TradingClient", WhyType)]
    [InlineData("[PushContract] public interface [|ITrading|] { Task A(); } public interface ITradingServer;", "ITrading", "ITradingServer", WhyType)]
    [InlineData("[PushContract] public interface [|ITrading|] { Task TradingPublisher(); } public enum TradingPublisher; public struct TradingEndpoints;", "ITrading", "TradingPublisher", WhyType)]
    [InlineData("[PushContract] public interface [|ITradingContract|] { Task A(); } public class TradingContractContract;", "ITradingContract", "TradingContractContract", WhyType)]
    [InlineData("public class A { [PushContract] public interface ITrading { Task A(); } } public class B { [PushContract(\"b\")] public interface [|ITrading|] { Task B(); } }",
        "B.ITrading", "TradingClient", "as it does for 'A.ITrading'")]
    [InlineData("namespace A { [PushContract] public interface ITrading { Task A(); } } namespace B { [PushContract(\"b\")] public interface [|ITrading|] { Task B(); } }",
        "B.ITrading", "MapTrading", "as it does for 'A.ITrading'")]
    public void Name_ThatIsTaken_IsTold(string source, string contract, string name, string why) => Assert.Equal(
        $"For the push contract '{contract}' PushGen generates '{name}', {why}; give it another word with [PushContract(TypeName = \"…\")]",
        Assert.Single(AnalyzerRun.Said(Id, source)).GetMessage(null));

    [Theory]
    [InlineData("namespace A { [PushContract] public interface ITrading { Task TradingClient(); Task TradingContract(); } } namespace B { public class TradingClient; }")]
    [InlineData("[PushContract] public interface ITrading { Task A(); } public class TradingClient<T>; public class Trading; public class TradingServer;")]
    [InlineData("public class A { [PushContract] public interface ITrading { Task A(); } } public class B { [PushContract(\"b\", TypeName = \"Deals\")] public interface ITrading { Task B(); } }")]
    public void Name_ThatIsFree_IsFine(string source) => AnalyzerRun.SaysNothing(source);

    [Fact]
    public void ProjectWithoutServer_HasNoMethodsThatCollide() => AnalyzerRun.SaysNothing("""
        namespace A { [PushContract] public interface ITrading { Task A(); } public class TradingPublisher; } namespace B { [PushContract("b")] public interface ITrading { Task B(); } }
        """, TestOptions.Default with { WithServer = false });

    [Fact]
    public void Server_OfAContractWhoseNameIsTaken_CompilesAgainstWhatIsGenerated() => AnalyzerRun.Says(Id, """
        [PushContract] public interface [|ITrading|] { Task A(); }
        public class TradingClient;
        public class Server : ITradingServer { public Task A() => Task.CompletedTask; }
        """);

    [Theory]
    [InlineData("namespace Shop; [PushContract] public interface ITrading { Task A(); } public class TradingClient;", "[PushContract(TypeName = \"ShopTrading\")]")]
    [InlineData("[PushContract] public interface ITrading { Task A(); } public class TradingClient;", "[PushContract(TypeName = \"PushTrading\")]")]
    [InlineData("[PushContract] public interface ITrading { Task A(); } public class TradingClient; public class PushTradingClient;", "[PushContract(TypeName = \"Trading2\")]")]
    public async Task Fix_NamesAFreeWord(string before, string attribute) => await FixRun.GivesAsync(Id, before, before.Replace("[PushContract]", attribute, StringComparison.Ordinal));

    [Fact]
    public async Task FixAll_NamesWordsThatDiffer() => await FixRun.GivesForAllAsync(Id, """
        public class A { [PushContract] public interface ITrading { Task A(); } } public class B { [PushContract("b")] public interface ITrading { Task A(); } }
        // --- Other.cs
        public class C { [PushContract("c", TypeName = "Trading")] public interface IOther { Task A(); } }

        """, """
        public class A { [PushContract] public interface ITrading { Task A(); } } public class B { [PushContract("b", TypeName = "BTrading")] public interface ITrading { Task A(); } }
        // --- Other.cs
        public class C { [PushContract("c", TypeName = "CTrading")] public interface IOther { Task A(); } }

        """);
}
