using System.Reflection;

namespace PushGen.Generators.Tests.Generator;

/// <summary>A contract that breaks a rule: everything is generated, and what is broken throws.</summary>
public class BrokenContractTests
{
    [Fact]
    public void Contract_WithOneBrokenOperation_KeepsTypesThatOthersName() => GeneratorRun.Of("""
        using PushGen.AspNetCore;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        [PushContract]
        public interface ITrading
        {
            [Topic] IAsyncEnumerable<int> Quotes(object key, CancellationToken cancellationToken = default);
            [Topic(Gated = true, PerUser = true)] IAsyncEnumerable<int> Fills(string wait, CancellationToken cancellationToken = default);
            IEnumerable<int> History(int days = 3);
            Task Ping(CancellationToken cancellationToken = default);
        }
        public sealed class Server : ITradingServer
        {
            public Task Ping(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        public static class Use
        {
            public static void Register(IPushBuilder push) => push.AddTrading<Server>();
            public static void Map(PushRouteBuilder push)
            {
                var mapped = push.MapTrading();
                mapped.Quotes.RequireAuthorization();
                mapped.History.RequireAuthorization();
                mapped.RequireAuthorization();
            }
            public static Topic<int> Publish(TradingPublisher publisher) => publisher.Quotes("x");
            public static Topic<int> PublishTo(TradingPublisher publisher) => publisher.Fills("user", "x");
            public static IEnumerable<int> Call(TradingClient client) => client.History();
            public static Subscription<int> Subscribe(TradingClient client) => client.Quotes("x");
            public static IAsyncEnumerable<int> Subscribe(ITrading trading) => trading.Fills("x");
        }
        """);

    [Fact]
    public void Contract_WithOnlyBrokenOperations_KeepsItsServerInterface()
    {
        var run = GeneratorRun.Of("""
            namespace Shop;
            [PushContract] public interface ITrading { void Ping(); }
            public sealed class Server : ITradingServer;
            """);

        Assert.Contains("needsServer: true", run.ServerHalf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("void Broken();", "PUSH0005", "Broken")]
    [InlineData("int Broken { get; }", "PUSH0003", "get_Broken")]
    [InlineData("Task Broken(object a, object b, out int c);", "PUSH0006", "Broken")]
    [InlineData("Task Other(); Task Broken(int a); Task BrokenAsync();", "PUSH0009", "Broken")]
    [InlineData("Task Broken(CancellationToken a, CancellationToken b);", "PUSH0007", "Broken")]
    [InlineData("Task<T> Broken<T>();", "PUSH0004", "Broken")]
    public void Member_ThatBreaksARule_ThrowsWithItsId(string members, string rule, string method)
    {
        var assembly = LiveAssembly.Load($"[PushContract] public interface ITrading {{ {members} }}");
        object client = Activator.CreateInstance(assembly.GetType("TradingClient")!, "http://localhost/", null)!;
        var broken = assembly.GetType("ITrading")!.GetMethod(method)!;
        if (broken.IsGenericMethod)
            broken = broken.MakeGenericMethod(typeof(int));
        object?[] arguments = [.. broken.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)];

        var thrown = Assert.Throws<NotSupportedException>(() => broken.Invoke(client, BindingFlags.DoNotWrapExceptions, null, arguments, null));

        Assert.StartsWith(rule + ": ITrading.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BothOfTwoOperationsWithOneName_AreBroken()
    {
        var run = GeneratorRun.Of("[PushContract] public interface ITrading { Task Save(); Task SaveAsync(); Task Other(); }");

        Assert.DoesNotContain("\"save\"", run.ClientHalf, StringComparison.Ordinal);
        Assert.Contains("\"other\"", run.ClientHalf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[PushContract] public interface ITrading { Task<Missing> A(Missing a); [Topic] IAsyncEnumerable<int> B(Missing key); Other C(); }", "CS0246")]
    [InlineData("[PushContract(JsonContext = typeof(Missing))] public interface ITrading { Task A(); }", "CS0246")]
    [InlineData("[PushContract, PushContract(\"x\")] public interface ITrading { Task A(); }", "CS0579")]
    [InlineData("[PushContract] public partial interface ITrading { Task A(); } [PushContract] public partial interface ITrading { Task B(); }", "CS0579")]
    public void Source_ThatDoesNotCompile_HasNoErrorOfAnotherKind(string source, string error) =>
        GeneratorRun.Of(source, TestOptions.Default with { Expected = [error] });

    [Fact]
    public void KeyType_ThatAnotherGeneratorCompletes_IsBelieved()
    {
        const string Source = "public partial struct OrderId; [PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> Quotes(OrderId id); }";
        var alone = TestCompilation.Create(Source, TestOptions.Default);
        var driver = GeneratorRun.Driver(TestOptions.Default).RunGeneratorsAndUpdateCompilation(alone, out var output, out _, TestContext.Current.CancellationToken);

        Assert.Contains("reader.Value<global::OrderId>(\"id\")", driver.GetRunResult().GeneratedTrees.Single(tree => tree.FilePath.EndsWith("/ITrading.g.cs", StringComparison.Ordinal)).ToString(), StringComparison.Ordinal);
        Assert.Equal("PUSH0014", Assert.Single(AnalyzerRun.Analyze((Microsoft.CodeAnalysis.CSharp.CSharpCompilation)output)).Id);
    }

    [Fact]
    public void ServerAttribute_WithoutAType_IsTheCompilersBusiness() => GeneratorRun.Of("[assembly: PushGen.AspNetCore.GeneratePushServer(null!)]");
}
