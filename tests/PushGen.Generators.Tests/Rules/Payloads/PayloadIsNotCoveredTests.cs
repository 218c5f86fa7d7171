using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Rules.Payloads;

public class PayloadIsNotCoveredTests
{
    const string Id = "PUSH0102";
    const string Usings = "using System.Text.Json.Serialization;\n";
    const string Title = "Add the contract's missing payloads to its JsonContext";

    /// <summary>A context with one type of its own, so that System.Text.Json's generator runs.</summary>
    static string With(string members, string attributes = "") => $$"""
        {{Usings}}
        public record Order(string Symbol); public record Inner(int A); public record Outer(Inner Inner, List<DateOnly> Days);
        public record Other;
        [PushContract(JsonContext = typeof(Json))] public interface ITrading { {{members}} }
        [JsonSerializable(typeof(Other))] {{attributes}} internal partial class Json : JsonSerializerContext;
        """;

    [Theory]
    [InlineData("Task A([|Order|] a);")]
    [InlineData("Task<[|Order|]?> A();")]
    [InlineData("IAsyncEnumerable<[|Order|]> A(); Task B(Order? again, CancellationToken token);")]
    [InlineData("Task A(IAsyncEnumerable<[|Order|]> a, [|int|] b);")]
    [InlineData("ValueTask<[|List<Order>|]> A([|Order|][] a);")]
    public void Payload_ThatIsNotCovered_IsToldAtItsFirstUse(string members) => AnalyzerRun.Says(Id, With(members.Replace("[|Order|][]", "[|Order[]|]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Task A(Outer a, Inner b, int c, DateOnly d, List<DateOnly> e);", "[JsonSerializable(typeof(Outer))]")]
    [InlineData("Task<(int A, string B)> A((int, string) a);", "[JsonSerializable(typeof((int X, string Y)))]")]
    [InlineData("Task A(List<object?> a, List<dynamic> b);", "[JsonSerializable(typeof(List<object>))]")]
    [InlineData("[Topic] IAsyncEnumerable<Order?> A(int key, Guid other);", "[JsonSerializable(typeof(Order))]")]
    [InlineData("Task A(int? a, int b);", "[JsonSerializable(typeof(int?))]")]
    [InlineData("Task A();", "")]
    [InlineData("Task A(List<List<Order>> a);", "[JsonSerializable(typeof(List<List<Order>>), TypeInfoPropertyName = \"Lists\")]")]
    public void Payload_ThatIsCovered_IsNotTold(string members, string attributes)
    {
        var told = AnalyzerRun.Tell(With(members, attributes));

        Assert.DoesNotContain(told, diagnostic => diagnostic.Id == Id);
    }

    [Fact]
    public void Context_OfAReferencedProject_IsRead() => AnalyzerRun.Says(Id,
        "[PushContract(JsonContext = typeof(Lib.Json))] public interface ITrading { Task A(Lib.Order a, int b, [|long|] c); }",
        PayloadSource.With(Usings + "namespace Lib; public record Order(int A); [JsonSerializable(typeof(Order))] public partial class Json : JsonSerializerContext;"));

    [Fact]
    public void Context_WrittenByHand_IsNotJudged() => AnalyzerRun.SaysNothing("""
        using System.Text.Json;
        using System.Text.Json.Serialization.Metadata;
        [PushContract(JsonContext = typeof(Json))] public interface ITrading { Task A(int a); }
        public class Json() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static Json Default { get; } = new();
            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        """);

    [Theory]
    [InlineData("PublishTrimmed", "true", DiagnosticSeverity.Error)]
    [InlineData("IsAotCompatible", "True", DiagnosticSeverity.Error)]
    [InlineData("PublishAot", "false", DiagnosticSeverity.Warning)]
    [InlineData("PublishAot", "", DiagnosticSeverity.Warning)]
    public void Severity_FollowsTheProject(string property, string value, DiagnosticSeverity severity)
    {
        var said = AnalyzerRun.Said(Id, With("Task<int> A([|Order|] a); Task<[|string|]> B();").Replace("Task<int>", "Task<[|int|]>", StringComparison.Ordinal),
            TestOptions.Default with { Properties = new Dictionary<string, string> { [property] = value } });

        Assert.All(said, diagnostic => Assert.Equal(severity, diagnostic.Severity));
        Assert.Equal("'Json' does not cover the payload 'Order' of 'ITrading.A'; add [JsonSerializable(typeof(Order))] to it", said[1].GetMessage(null));
    }

    [Fact]
    public async Task Fix_AddsAllThatIsMissing_WhereverTheContextIs() => await FixRun.GivesAsync(Id, """
        using Shop.Data;

        namespace Shop;

        [PushContract(JsonContext = typeof(Json.TradingJson))]
        public interface ITrading { Task<List<Order>?> A(int? a, Order? b, (int Id, string Name) c); }
        // --- Order.cs
        namespace Shop.Data;

        public record Order(int Id);
        // --- Json.cs
        using System.Text.Json.Serialization;

        namespace Shop.Json;

        /// <summary>How the payloads are written.</summary>
        [JsonSourceGenerationOptions(IncludeFields = true)]
        [JsonSerializable(typeof(bool))]    // the first
        internal sealed partial class TradingJson : JsonSerializerContext;

        """, """
        using Shop.Data;

        namespace Shop;

        [PushContract(JsonContext = typeof(Json.TradingJson))]
        public interface ITrading { Task<List<Order>?> A(int? a, Order? b, (int Id, string Name) c); }
        // --- Order.cs
        namespace Shop.Data;

        public record Order(int Id);
        // --- Json.cs
        using System.Text.Json.Serialization;

        namespace Shop.Json;

        /// <summary>How the payloads are written.</summary>
        [JsonSourceGenerationOptions(IncludeFields = true)]
        [JsonSerializable(typeof(bool))]    // the first
        [JsonSerializable(typeof(int?))]
        [JsonSerializable(typeof(Data.Order))]
        [JsonSerializable(typeof((int Id, string Name)))]
        [JsonSerializable(typeof(List<Data.Order>))]
        internal sealed partial class TradingJson : JsonSerializerContext;

        """, Title);

    [Fact]
    public async Task FixAll_OfContractsThatShareAContext_AddsEachOnce() => await FixRun.GivesForAllAsync(Id, """
        using System.Text.Json.Serialization;
        [PushContract(JsonContext = typeof(Json))] public interface IOne { Task A(int a, long b); }
        [PushContract(JsonContext = typeof(Json))] public interface ITwo { Task A(long a, string b); }
        [PushContract(JsonContext = typeof(Json2))] public interface IThree { Task A(long a, string b); }
        [JsonSerializable(typeof(bool))] partial class Json : JsonSerializerContext;
        [JsonSerializable(typeof(bool))]
        partial class Json2 : JsonSerializerContext;

        """, """
        using System.Text.Json.Serialization;
        [PushContract(JsonContext = typeof(Json))] public interface IOne { Task A(int a, long b); }
        [PushContract(JsonContext = typeof(Json))] public interface ITwo { Task A(long a, string b); }
        [PushContract(JsonContext = typeof(Json2))] public interface IThree { Task A(long a, string b); }
        [JsonSerializable(typeof(bool))][JsonSerializable(typeof(int))][JsonSerializable(typeof(long))][JsonSerializable(typeof(string))] partial class Json : JsonSerializerContext;
        [JsonSerializable(typeof(bool))]
        [JsonSerializable(typeof(long))]
        [JsonSerializable(typeof(string))]
        partial class Json2 : JsonSerializerContext;

        """, Title);

    [Fact]
    public async Task Fix_OfAContextOfAnotherProject_ChangesThatProject() => await FixRun.GivesAsync(Id, """
        using System.Text.Json.Serialization;
        [JsonSerializable(typeof(bool))]
        public partial class Json : JsonSerializerContext;
        // === Contracts
        [PushContract(JsonContext = typeof(Json))] public interface ITrading { Task A(int a); }

        """, """
        using System.Text.Json.Serialization;
        [JsonSerializable(typeof(bool))]
        [JsonSerializable(typeof(int))]
        public partial class Json : JsonSerializerContext;
        // === Contracts
        [PushContract(JsonContext = typeof(Json))] public interface ITrading { Task A(int a); }

        """);
}
