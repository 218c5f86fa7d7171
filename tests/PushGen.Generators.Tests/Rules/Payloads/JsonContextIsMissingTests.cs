namespace PushGen.Generators.Tests.Rules.Payloads;

public class JsonContextIsMissingTests
{
    const string Id = "PUSH0107";

    static TestOptions With(string property, string value = "true") => TestOptions.Default with { Properties = new Dictionary<string, string> { [property] = value } };

    [Theory]
    [InlineData("PublishTrimmed", "true")]
    [InlineData("PublishAot", "True")]
    [InlineData("IsAotCompatible", "true")]
    [InlineData("IsTrimmable", "true")]
    [InlineData("EnableTrimAnalyzer", "true")]
    [InlineData("EnableAotAnalyzer", "true")]
    [InlineData("JsonSerializerIsReflectionEnabledByDefault", "false")]
    public void Contract_OfATrimmedProject_IsTold(string property, string value) => Assert.Equal(
        $"The contract 'ITrading' names no JsonContext, and this project sets {property}; name one with [PushContract(JsonContext = typeof(…))]",
        Assert.Single(AnalyzerRun.Said(Id, "[PushContract] public interface [|ITrading|] { Task<int> A(); }", With(property, value))).GetMessage(null));

    [Theory]
    [InlineData("PublishTrimmed", "false")]
    [InlineData("JsonSerializerIsReflectionEnabledByDefault", "true")]
    [InlineData("PublishReadyToRun", "true")]
    public void Contract_OfAnotherProject_IsFine(string property, string value) => AnalyzerRun.SaysNothing("[PushContract] public interface ITrading { Task<int> A(); }", With(property, value));

    [Fact]
    public async Task FixAll_MakesAContextForEach_BesideIt() => await FixRun.GivesForAllAsync(Id, """
        using Shop.Data;

        namespace Shop
        {
            [PushContract("trading", TypeName = "Deals")]
            public interface ITrading { Task<List<Order>> A(int? a, int? b); }
            [PushContract]
            public interface IOther { Task A(Order? a); }
        }

        namespace Shop.Data { public record Order(int Id); }

        """, """
        using Shop.Data;

        namespace Shop
        {
            [PushContract("trading", TypeName = "Deals", JsonContext = typeof(TradingJson))]
            public interface ITrading { Task<List<Order>> A(int? a, int? b); }
            [PushContract(JsonContext = typeof(OtherJson))]
            public interface IOther { Task A(Order? a); }
        }

        namespace Shop.Data { public record Order(int Id); }
        // --- OtherJson.cs
        using System.Text.Json.Serialization;

        namespace Shop;

        [JsonSerializable(typeof(Data.Order))]
        internal sealed partial class OtherJson : JsonSerializerContext;
        // --- TradingJson.cs
        using System.Text.Json.Serialization;

        namespace Shop;

        [JsonSerializable(typeof(int?))]
        [JsonSerializable(typeof(List<Data.Order>))]
        internal sealed partial class TradingJson : JsonSerializerContext;

        """, options: With("PublishAot"));

    [Theory]
    [InlineData("[PushContract] public interface ITrading { Task A(); }")]
    [InlineData("[PushContract] public interface ITrading { Task A(int a); } public class TradingJson;")]
    public async Task Fix_WithoutPayloadOrName_IsNotOffered(string source) => await FixRun.OffersNothingAsync(Id, source, With("PublishAot"));
}
