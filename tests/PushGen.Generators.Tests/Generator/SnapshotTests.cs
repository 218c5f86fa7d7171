namespace PushGen.Generators.Tests.Generator;

/// <summary>The generated text of a few small contracts, to be read by people.</summary>
public class SnapshotTests
{
    const string Context = """

        public sealed class TradingJson(System.Text.Json.JsonSerializerOptions options) : System.Text.Json.Serialization.JsonSerializerContext(options)
        {
            public static TradingJson Default { get; } = new(new());
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        """;

    public static readonly Dictionary<string, string> Sources = new()
    {
        ["Trading"] = Contracts.Trading.Replace("[PushContract]", "[PushContract(JsonContext = typeof(TradingJson))]", StringComparison.Ordinal) + Context,
        ["OnlyTopics"] = """
            namespace Shop;
            [PushContract("shop.weather", KeepJsonNaming = true)]
            internal interface IWeather
            {
                [Topic(SlowReader = SlowReader.Latest)]
                IAsyncEnumerable<double?> Temperature(string city, [PushName("day")] DateOnly? date = null);
            }
            """,
        ["Keys"] = """
            public enum Side { Buy, Sell }
            [PushContract]
            public interface IKeys
            {
                [Topic(Gated = true)]
                IAsyncEnumerable<int> All(string a, string? b, bool c, Side d, Side? e, Guid f, System.Net.IPAddress? g, int h = -1, Side i = Side.Sell, CancellationToken cancellationToken = default);
            }
            """,
        ["Calls"] = """
            namespace Shop;
            [PushContract]
            public interface ICalls
            {
                [Idempotent] Task<string?> Find(int id, string text = "a\"b", params string[] @class);
                [AtMostOnce] ValueTask<int> Pay(CancellationToken cancellationToken);
                ValueTask Send(IAsyncEnumerable<byte[]> parts, int? size = null);
            }
            """,
        ["Broken"] = """
            namespace Shop;
            [PushContract]
            public interface IBroken
            {
                int Count { get; }
                void Ping();
                [Topic] IAsyncEnumerable<int> Quotes(object key, CancellationToken cancellationToken = default);
                Task<T> Generic<T>(T value);
                Task Fine();
            }
            """,
        ["Parsers"] = """
            namespace Shop;
            using System.Text.Json.Serialization;
            public enum Side { Buy, Sell }
            public record Order(Guid Id, [property: JsonPropertyName("n")] int? Number, string? Note, Side Side, Line[] Lines, Customer? Customer);
            public readonly record struct Line(string Product, decimal Price) { public decimal Twice => Price * 2; }
            public class Customer { public required string Name { get; init; } public List<string> Tags { get; set; } = []; }
            public record Tree(Tree? Left, Tree? Right);
            [PushContract]
            public interface IParsers
            {
                [Topic] IAsyncEnumerable<Order> Orders(CancellationToken cancellationToken = default);
                IAsyncEnumerable<Line?> Lines(CancellationToken cancellationToken = default);
                Task<List<Line>> All(CancellationToken cancellationToken = default);
                Task<Tree> Grow(CancellationToken cancellationToken = default);
            }
            """,
        ["Names"] = """
            namespace Shop;
            public interface IBase { Task Inherited(); }
            [PushContract(TypeName = "Odd")]
            public interface INames : IBase
            {
                Task Connection(int writer, int Read);
                ValueTask DisposeAsync();
                Task<string> ToString();
                [Topic] IAsyncEnumerable<int> Info(int topics);
            }
            """,
    };

    public static TheoryData<string> Names => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Contract_IsGeneratedAsBefore(string name)
    {
        var run = GeneratorRun.Of(Sources[name]);

        Snapshot.Verify(name, run.ClientHalf);
        Snapshot.Verify(name + ".Server", run.ServerHalf);
    }

    [Fact]
    public void Snapshots_AreAllInUse() => Snapshot.AssertNoneIsStale(Sources.Keys.SelectMany(name => new[] { name, name + ".Server" }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Contract_GeneratedTwice_IsEqualByteForByte(string name)
    {
        string first = GeneratorRun.Of(Sources[name]).ClientHalf;

        Assert.Equal(first, GeneratorRun.Of(Sources[name].ReplaceLineEndings("\r\n")).ClientHalf);
        Assert.DoesNotContain('\r', first);
    }

    [Fact]
    public void GeneratedCode_SilencesOnlyWhatItMustNotAnswerFor()
    {
        foreach (string source in Sources.Values)
        {
            var run = GeneratorRun.Of(source);
            var pragmas = (run.ClientHalf + run.ServerHalf).Split('\n').Where(line => line.Contains("#pragma", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct();
            Assert.All(pragmas, pragma => Assert.True(pragma.StartsWith("#pragma warning disable CS0612, CS0618 ", StringComparison.Ordinal) || pragma.Contains(" CS1591", StringComparison.Ordinal), pragma));
        }
    }
}
