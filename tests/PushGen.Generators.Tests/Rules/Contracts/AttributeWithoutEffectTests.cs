namespace PushGen.Generators.Tests.Rules.Contracts;

public class AttributeWithoutEffectTests
{
    const string Id = "PUSH0020";

    [Theory]
    [InlineData("public interface ITrading { [[|Topic|]] IAsyncEnumerable<int> A(); }", "[Topic] has no effect on 'ITrading.A': 'ITrading' has no [PushContract]")]
    [InlineData("public interface ITrading { Task A([[|PushName(\"b\")|]] int a); }", "[PushName] has no effect on 'a': 'ITrading' has no [PushContract]")]
    [InlineData("public class Server { [[|Idempotent|]] public Task A() => Task.CompletedTask; }", "[Idempotent] has no effect on 'Server.A': it is read from the interface with [PushContract]")]
    [InlineData("public record Order([[|PushName(\"s\")|]] string Symbol);", "[PushName] has no effect on 'Symbol': it is read from the interface with [PushContract]")]
    [InlineData("[PushContract] public interface ITrading { Task A(); [[|AtMostOnce|]] Task B() => A(); }", "[AtMostOnce] has no effect on 'ITrading.B': a static method or one with a body is no operation")]
    public void Attribute_ThatNothingReads_IsTold(string source, string message) => Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, source)).GetMessage(null));

    [Theory]
    [InlineData("public interface IFeed { [Topic] IAsyncEnumerable<int> A(); } [PushContract] public interface ITrading : IFeed;")]
    [InlineData("public interface IFeed<T> { [Topic] IAsyncEnumerable<T> A(); }")]
    [InlineData("public interface IA { [Topic] IAsyncEnumerable<int> A([PushName(\"x\")] int a); } public interface IB : IA; public class Outer { [PushContract] public interface ITrading : IB; }")]
    public void Attribute_ThatAContractInherits_IsFine(string source) => AnalyzerRun.SaysNothing(source);

    [Fact]
    public void AttributeOfAnotherLibrary_IsNobodysBusiness() => AnalyzerRun.SaysNothing("""
        namespace Other { public sealed class TopicAttribute : Attribute; public interface ITrading { [Other.Topic] Task A(); } }
        """);

    [Fact]
    public async Task Fix_MakesTheInterfaceAContract() => await FixRun.GivesAsync(Id, """
        namespace Shop
        {
            /// <summary>Orders.</summary>
            public interface ITrading
            {
                [Idempotent] Task A([PushName("b")] int a);
            }
        }
        """, """
        namespace Shop
        {
            /// <summary>Orders.</summary>
            [PushContract]
            public interface ITrading
            {
                [Idempotent] Task A([PushName("b")] int a);
            }
        }
        """);

    [Theory]
    [InlineData("public class Server { [Idempotent] public Task A() => Task.CompletedTask; }", "public class Server { public Task A() => Task.CompletedTask; }")]
    [InlineData("public record Order([PushName(\"s\")] string Symbol);", "public record Order(string Symbol);")]
    public async Task Fix_OutsideInterfaces_RemovesIt(string before, string after) => await FixRun.GivesAsync(Id, before, after);

    [Fact]
    public async Task FixAll_MakesEachInterfaceAContractOnce() => await FixRun.GivesForAllAsync(Id, """
        public interface ITrading { [Topic] IAsyncEnumerable<int> A(); [Idempotent] Task B(); }
        // --- Other.cs
        public interface IOther { [Topic] IAsyncEnumerable<int> A(); }

        """, """
        [PushContract]
        public interface ITrading { [Topic] IAsyncEnumerable<int> A(); [Idempotent] Task B(); }
        // --- Other.cs
        [PushContract]
        public interface IOther { [Topic] IAsyncEnumerable<int> A(); }

        """);
}
