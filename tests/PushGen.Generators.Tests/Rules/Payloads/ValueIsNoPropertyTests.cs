namespace PushGen.Generators.Tests.Rules.Payloads;

public class ValueIsNoPropertyTests
{
    const string Id = "PUSH0108";

    [Theory]
    [InlineData("[|(int A, string B)|]", "The elements of '(int A, string B)' are left out of the JSON without a word; use a record")]
    [InlineData("List<[|(int, string)|]?>", "The elements of '(int, string)' are left out of the JSON without a word; use a record")]
    [InlineData("[|ValueTuple<int, string>|]", "The elements of '(int, string)' are left out of the JSON without a word; use a record")]
    [InlineData("[|System.Numerics.Vector3|]", "The public fields of 'Vector3' are left out of the JSON without a word; use a type with properties, or give it a converter")]
    public void Type_WithFieldsOnly_IsTold(string type, string message) => Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, PayloadSource.Sends(type))).GetMessage(null));

    [Theory]
    [InlineData("public class Payload { public int [|A|]; public readonly int [|B|] = 3; }")]
    [InlineData("public struct Payload { public int [|A|], [|B|]; }")]
    [InlineData("public record Payload(int A) : Parent; public record Parent { public int [|B|]; }")]
    [InlineData("public record Payload([|(int, int)|] A);")]
    public void Field_IsToldWhereItIs(string types) => AnalyzerRun.Says(Id, PayloadSource.Of(types));

    [Theory]
    [InlineData("public class Payload { [JsonInclude] public int A; [JsonIgnore] public int B; private int c; internal int D; public static int E; public const int F = 3; public int C() => c++ + D++; }")]
    [InlineData("public record Payload(Tuple<int, string> A, KeyValuePair<int, string> B);")]
    public void Field_ThatIsDecided_IsFine(string types) => AnalyzerRun.SaysNothing(PayloadSource.Of(types));

    [Fact]
    public void Fields_ThatTheContextIncludes_AreFine() => AnalyzerRun.SaysNothing("""
        using System.Text.Json.Serialization;
        [PushContract(JsonContext = typeof(Json))] public interface ITrading { Task A((int A, string B) a, Payload b); }
        public class Payload { public int A; }
        [JsonSourceGenerationOptions(IncludeFields = true)]
        [JsonSerializable(typeof((int, string)))]
        [JsonSerializable(typeof(Payload))]
        public partial class Json : JsonSerializerContext;
        """);

    [Fact]
    public async Task FixAll_MakesPropertiesOfFields() => await FixRun.GivesForAllAsync(Id, """
        using System.ComponentModel;
        [PushContract] public interface ITrading { Task A(Position a); }
        public class Position
        {
            /// <summary>North.</summary>
            [Description("x")] public double Latitude = 1;     // degrees
            public readonly string? Name;

            public required int Id;
        }

        """, """
        using System.ComponentModel;
        [PushContract] public interface ITrading { Task A(Position a); }
        public class Position
        {
            /// <summary>North.</summary>
            [Description("x")] public double Latitude { get; set; } = 1;     // degrees
            public string? Name { get; init; }

            public required int Id { get; set; }
        }

        """);

    [Theory]
    [InlineData("public class Payload { public int A, B; }")]
    [InlineData("public class Payload { public volatile int A; }")]
    public async Task Fix_ThatIsNoPlainField_IsNotOffered(string types) => await FixRun.OffersNothingAsync(Id, PayloadSource.Of(types));

    [Fact]
    public async Task Fix_OfATupleWithNames_MakesARecordBesideIt() => await FixRun.GivesAsync(Id, """
        namespace Shop
        {
            [PushContract]
            public interface ITrading
            {
                Task<List<(string symbol, decimal? price)>> LastAsync(int count);
            }

            public class Other;
        }

        """, """
        namespace Shop
        {
            [PushContract]
            public interface ITrading
            {
                Task<List<LastResult>> LastAsync(int count);
            }

            public record LastResult(string Symbol, decimal? Price);

            public class Other;
        }

        """, "Change to a record");

    [Theory]
    [InlineData("[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<(int A, int B)> Quotes(); }", "[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<QuotesItem> Quotes(); }\n\npublic record QuotesItem(int A, int B);\n")]
    [InlineData("[PushContract] interface ITrading { Task Place((int A, int B)? order, int b); }\n", "[PushContract] interface ITrading { Task Place(Order? order, int b); }\n\nrecord Order(int A, int B);\n")]
    public async Task Fix_NamesTheRecordAfterItsUse(string source, string expected) => await FixRun.GivesAsync(Id, source, expected);

    [Theory]
    [InlineData("[PushContract] public interface ITrading { Task<(int, int)> A(); }")]
    [InlineData("[PushContract] public interface ITrading { Task<(int A, int)> A(); }")]
    [InlineData("[PushContract] public interface ITrading { Task<(int X, int Y)> A(); } public class AResult;")]
    [InlineData("[PushContract] public interface ITrading { Task<(int X, int Y)> Last(); } public class Server : ITradingServer { public Task<(int X, int Y)> Last() => Task.FromResult((1, 2)); }")]
    public async Task Fix_OfATuple_ThatWouldBreakCode_IsNotOffered(string source) => await FixRun.OffersNothingAsync(Id, source);
}
