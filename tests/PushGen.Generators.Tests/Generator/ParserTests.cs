namespace PushGen.Generators.Tests.Generator;

/// <summary>Which payloads get a parser. That one does what System.Text.Json does is tested in PushGen.EndToEnd.Tests.</summary>
public class ParserTests
{
    const string Converters = """

        public class Never<T> : JsonConverter<T>
        {
            public override T Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => throw new NotSupportedException();
            public override void Write(System.Text.Json.Utf8JsonWriter writer, T value, System.Text.Json.JsonSerializerOptions options) => throw new NotSupportedException();
        }
        public class MarkAttribute : JsonConverterAttribute { }
        """;

    static bool HasParser(string types, string contract = "[PushContract]") => GeneratorRun.Of($$"""
        namespace Shop;
        using System.Text.Json.Serialization;
        {{types}}
        {{contract}}
        public interface IShop
        {
            [Topic] IAsyncEnumerable<Item> Items(CancellationToken cancellationToken = default);
        }
        {{Converters}}
        """).ClientHalf.Contains("parser: ShopContractParsers.ReadItem", StringComparison.Ordinal);

    [Theory]
    [InlineData("public record Item(int Count);")]
    [InlineData("public record struct Item(int Count);")]
    [InlineData("public class Item { }")]
    [InlineData("public class Item { public int Count { get; set; } public int Next => Count + 1; public static int All => 0; int Hidden { get; set; } }")]
    [InlineData("public class Item { public required int Count { get; init; } [JsonIgnore] public Tree? Tree { get; set; } } public record Tree(Tree? Left, Tree? Right);")]
    [InlineData("public class Item { [JsonConstructor] public Item(int count) => Count = count; public Item() { } public int Count { get; } }")]
    [InlineData("public record Item(Item<int> Some); public record Item<T>(T Value, T[]? Others);")]
    [InlineData("public record Item(string @class, int @event);")]
    [InlineData("public class Outer { public record Item(int Count); } public record Item(Outer.Item Inner);")]
    public void Payload_OfPlainMembers_HasAParser(string types) => Assert.True(HasParser(types));

    [Theory]
    [InlineData("public record Item(object Any);")]
    [InlineData("public record Item(Uri Address);")]
    [InlineData("public record Item(Dictionary<string, int> Counts);")]
    [InlineData("public record Item(byte[] Bytes);")]
    [InlineData("public record Item(char Letter);")]
    [InlineData("public record Item((int, int) Pair);")]
    [InlineData("public record Item(KeyValuePair<int, int> Pair);")]
    [InlineData("public record Item(Item? Next, int Count);")]
    [InlineData("public record Item(Other? Other); public record Other(List<Item> Items);")]
    [InlineData("public abstract record Item(int Count);")]
    [InlineData("public interface Item { int Count { get; } }")]
    [InlineData("public class Item : List<int> { }")]
    [InlineData("public class Item { internal Item() { } }")]
    [InlineData("public class Item { public Item(int a) { } public Item(string a) { } }")]
    [InlineData("public class Item { public Item(int number) => Count = number; public int Count { get; } }")]
    [InlineData("public class Item { [JsonConstructor] Item(int count) => Count = count; public int Count { get; } }")]
    [InlineData("public class Item { public required int Count; }")]
    [InlineData("public class Item { [JsonInclude] public int Count; }")]
    [InlineData("public class Item { [JsonInclude] internal int Count { get; set; } }")]
    [InlineData("public class Item { public int Count { private get; set; } }")]
    [InlineData("public class Item { [Obsolete(\"No.\", true)] public int Count { get; set; } }")]
    [InlineData("public class Item { [System.Diagnostics.CodeAnalysis.DisallowNull] public string? Text { get; set; } }")]
    [InlineData("public record Item([System.Diagnostics.CodeAnalysis.DisallowNull] string? Text);")]
    [InlineData("public class Base { public virtual int Count { get; set; } } public class Item : Base { public override int Count { get; set; } }")]
    [InlineData("public record Item(int count, int Count);")]
    [InlineData("public record Item([property: JsonPropertyName(\"größe\")] int Count);")]
    [InlineData("public record Item([property: JsonPropertyName(\"a\\\"b\")] int Count);")]
    [InlineData("public record Item(int Größe);")]
    [InlineData("public record Item([property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] int Count);")]
    [InlineData("public record Item([property: JsonConverter(typeof(Never<int>))] int Count);")]
    [InlineData("public record Item([property: Mark] int Count);")]
    [InlineData("public class Item { public int Count { get; set; } [JsonExtensionData] public Dictionary<string, object>? More { get; set; } }")]
    [InlineData("public class Item { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Text { get; set; } }")]
    [InlineData("public class Item { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> List { get; set; } = []; }")]
    [InlineData("[JsonConverter(typeof(Never<Item>))] public record Item(int Count);")]
    [InlineData("[JsonDerivedType(typeof(Special), \"s\")] public record Item(int Count); public record Special(int Count) : Item(Count);")]
    [InlineData("[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public record Item(int Count);")]
    [InlineData("public record Item(Side Side); [JsonConverter(typeof(JsonStringEnumConverter<Side>))] public enum Side { Buy }")]
    [InlineData("public record Item(int Count) : IJsonOnDeserialized { public void OnDeserialized() { } }")]
    public void Payload_ThatIsReadInAnotherWay_HasNone(string types) => Assert.False(HasParser(types));

    [Fact]
    public void Contract_ThatKeepsItsNaming_HasNone() => Assert.False(HasParser("public record Item(int Count);", "[PushContract(KeepJsonNaming = true)]"));

    [Fact]
    public void Context_MadeByHand_HasNone() => Assert.False(HasParser("""
        public record Item(int Count);
        public sealed class Json(System.Text.Json.JsonSerializerOptions options) : JsonSerializerContext(options)
        {
            public static Json Default { get; } = new(new());
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        """, "[PushContract(JsonContext = typeof(Json))]"));
}
