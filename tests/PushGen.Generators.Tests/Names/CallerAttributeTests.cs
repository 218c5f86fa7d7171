using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Names;

/// <summary>
/// <c>[Obsolete]</c> and <c>[Experimental]</c> on contracts, operations and payloads: callers of the client are told, generated code is not, and the
/// server, which has to serve those who still call, is left alone.
/// </summary>
public class CallerAttributeTests
{
    const string Operations = """
        [Obsolete] Task Plain(int a);
        [Obsolete("use \"Other\"")] Task Told(int a);
        [Obsolete("gone", true)] Task<int> Gone(int a);
        [Obsolete("gone", true), Topic(Gated = true, Replay = 1)] IAsyncEnumerable<int> GoneTopic(int a);
        [Obsolete("gone", true)] IAsyncEnumerable<int> GoneStream(int a);
        [Obsolete("own", DiagnosticId = "SHOP1", UrlFormat = "https://example.com/{0}")] IAsyncEnumerable<int> OwnId(int a);
        [Experimental("SHOP2")] ValueTask<int> New(int a);
        [Experimental("SHOP2"), Topic] IAsyncEnumerable<int> NewTopic(int a);
        """;

    static string Contract(string members) => $"using System.Diagnostics.CodeAnalysis;\n[PushContract] public interface ITrading\n{{\n{members}\n}}\n";

    static MethodInfo Method(string name) => LiveAssembly.Load(Contract(Operations)).GetType("TradingClient")!.GetMethod(name)!;

    [Theory]
    [InlineData("Plain", null, false, null)]
    [InlineData("Told", "use \"Other\"", false, null)]
    [InlineData("Gone", "gone", true, null)]
    [InlineData("GoneTopic", "gone", true, null)]
    [InlineData("GoneStream", "gone", true, null)]
    [InlineData("OwnId", "own", false, "SHOP1")]
    public void Operation_ThatIsObsolete_IsSoInTheClient(string operation, string? message, bool isError, string? id)
    {
        var obsolete = Method(operation).GetCustomAttribute<ObsoleteAttribute>()!;

        Assert.Equal((message, isError, id), (obsolete.Message, obsolete.IsError, obsolete.DiagnosticId));
    }

    [Theory]
    [InlineData("New")]
    [InlineData("NewTopic")]
    public void Operation_ThatIsExperimental_IsSoInTheClient(string operation) =>
        Assert.Equal("SHOP2", Method(operation).GetCustomAttribute<ExperimentalAttribute>()!.DiagnosticId);

    [Theory]
    [InlineData("client.Plain(1)", "CS0612")]
    [InlineData("client.Gone(1)", "CS0619")]
    [InlineData("client.GoneTopic(1)", "CS0619")]
    [InlineData("client.OwnId(1)", "SHOP1")]
    [InlineData("client.New(1)", "SHOP2")]
    public void Caller_OfTheClient_IsTold(string call, string id) =>
        GeneratorRun.Of(Contract(Operations) + $"public static class User {{ public static object Use(TradingClient client) => {call}; }}", TestOptions.Default with { Expected = [id] });

    [Fact]
    public void ServerClass_OfObsoleteOperations_IsToldNothing() => GeneratorRun.Of(Contract(Operations) + """
        public class Server : ITradingServer
        {
            public Task Plain(int a) => Task.CompletedTask;
            public Task Told(int a) => Task.CompletedTask;
            public Task<int> Gone(int a) => Task.FromResult(a);
            public ValueTask<bool> AuthorizeGoneTopic(int a, CancellationToken token) => new(true);
            public IAsyncEnumerable<int> GoneStream(int a) => throw new NotImplementedException();
            public IAsyncEnumerable<int> OwnId(int a) => throw new NotImplementedException();
            public ValueTask<int> New(int a) => new(a);
            public static object Use(TradingPublisher publisher, TradingEndpoints endpoints) => (publisher.GoneTopic(1), publisher.NewTopic(1), endpoints.Gone);
        }
        """);

    [Theory]
    [InlineData("[Obsolete(\"all\")]", "CS0618")]
    [InlineData("[Obsolete(\"all\", true)]", "CS0619")]
    [InlineData("[Obsolete(\"all\", DiagnosticId = \"SHOP3\")]", "SHOP3")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"SHOP4\")]", "SHOP4")]
    public void Contract_ThatIsObsolete_HasAClientThatIs(string attribute, string id)
    {
        string contract = attribute + " [PushContract] public interface ITrading { Task A(int a); [Topic(Gated = true)] IAsyncEnumerable<int> T(); IAsyncEnumerable<int> S(); }\n";

        GeneratorRun.Of(contract + "public class User { public object? Client(TradingClient client) => client; }", TestOptions.Default with { Expected = [id] });
        GeneratorRun.Of(contract + "public class User { public object? Server(TradingPublisher publisher, ITradingServer server) => (publisher.T(), server.A(1)); }");
    }

    [Theory]
    [InlineData("Payload")]
    [InlineData("Payload[]")]
    [InlineData("List<Dictionary<string, Payload?>>")]
    [InlineData("(int, Payload)")]
    [InlineData("Outer.Inner")]
    [InlineData("Kind?")]
    public void Payload_ThatWarns_IsSilentInGeneratedCode(string type) => GeneratorRun.Of($$"""
        using System.Diagnostics.CodeAnalysis;
        #pragma warning disable SHOP1, SHOP2, SHOP3
        [Experimental("SHOP1")] public record Payload(int A);
        [Experimental("SHOP2")] public class Outer { public record Inner(int A); }
        [Obsolete("kind", DiagnosticId = "SHOP3")] public enum Kind { A }
        [PushContract] public interface ITrading
        {
            Task<{{type}}> Call({{type}} a);
            [Topic(Gated = true)] IAsyncEnumerable<{{type}}> Topic(string key);
            IAsyncEnumerable<{{type}}> Stream({{type}} a);
            Task Upload(IAsyncEnumerable<{{type}}> a);
            Task<{{type}}> Broken(ref int a);
        }
        """);

    [Theory]
    [InlineData("[Obsolete(\"gone\")]", "")]
    [InlineData("[Obsolete(\"gone\", true)]", "")]
    [InlineData("", "[Obsolete(\"gone\")]")]
    [InlineData("", "[Obsolete(\"gone\", true)]")]
    public void Payload_ThatIsAnErrorToUse_CompilesWhereTheContractMayNameIt(string onOperation, string onContract) => GeneratorRun.Of($$"""
        [Obsolete("gone", true)] public record Gone(int A);
        [Obsolete("gone", true)] public enum GoneKind { A }
        {{onContract}} [PushContract] public interface ITrading
        {
            {{onOperation}} Task<Gone> Call(Gone a);
            {{onOperation}} [Topic(Gated = true)] IAsyncEnumerable<Gone> Topic(GoneKind key);
            {{onOperation}} IAsyncEnumerable<List<Gone>> Stream(Gone[] a);
            {{onOperation}} ValueTask Upload(IAsyncEnumerable<Gone> a);
            Task Fine(int a);
        }
        public class Server : ITradingServer
        {
            [Obsolete] public Task<Gone> Call(Gone a) => Task.FromResult(a);
            [Obsolete] public ValueTask<bool> AuthorizeTopic(GoneKind key, CancellationToken token) => new(true);
            [Obsolete] public IAsyncEnumerable<List<Gone>> Stream(Gone[] a) => throw new NotImplementedException();
            [Obsolete] public ValueTask Upload(IAsyncEnumerable<Gone> a) => default;
            public Task Fine(int a) => Task.CompletedTask;
        }
        """);

    [Fact]
    public void Payload_OfAnAssemblyThatIsExperimental_IsSilentInGeneratedCode()
    {
        var projects = new Projects();
        projects.Add("Lab", "[assembly: System.Diagnostics.CodeAnalysis.Experimental(\"LAB1\")] namespace Lab; public record Payload(int A);", TestOptions.Default with { WithServer = false });

        var run = projects.Add("Shop", "#pragma warning disable LAB1\n[PushContract] public interface ITrading { Task<Lab.Payload> A(Lab.Payload a); }", "Lab");

        Assert.Contains("#pragma warning disable LAB1 ", run.ClientHalf, StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultValue_OfAnObsoleteEnumMember_IsSilentInGeneratedCode() => Assert.Equal("1", LiveAssembly.Run("""
        #pragma warning disable CS0612, SHOP1
        public enum Kind { A, [Obsolete("", DiagnosticId = "SHOP1")] B }
        [PushContract] public interface ITrading { Task M(Kind kind = Kind.B); }
        public static class Test { public static object Run() => ((int)(Kind)typeof(TradingClient).GetMethod("M")!.GetParameters()[0].DefaultValue!).ToString(); }
        """));

    [Fact]
    public void Base_ThatIsExperimental_IsSilentInGeneratedCode() => GeneratorRun.Of("""
        #pragma warning disable SHOP1
        [System.Diagnostics.CodeAnalysis.Experimental("SHOP1")] public interface IBase { Task A(); }
        [PushContract] public interface ITrading : IBase { Task B(); }
        """);
}
