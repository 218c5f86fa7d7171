namespace PushGen.Generators.Tests.Rules.Payloads;

public class PayloadIsUnserializableTests
{
    const string Id = "PUSH0101";

    [Theory]
    [InlineData("[|Func<int>|]")]
    [InlineData("List<[|Action|]>")]
    [InlineData("Dictionary<string, [|System.IO.Stream|]>?")]
    [InlineData("[|System.IO.MemoryStream|][]")]
    [InlineData("[|Type|]")]
    [InlineData("[|nint|]?")]
    [InlineData("[|Exception|]")]
    [InlineData("[|InvalidOperationException|]?")]
    [InlineData("[|int[,]|]")]
    [InlineData("List<[|Task<int>|]>")]
    [InlineData("IEnumerable<[|CancellationToken|]>")]
    [InlineData("[|System.Linq.Expressions.Expression<Func<int>>|]")]
    [InlineData("[|System.Net.IPAddress|]")]
    [InlineData("[|System.Numerics.BigInteger|]")]
    [InlineData("[|Dictionary<Uri[], int>|]")]
    [InlineData("[|System.Linq.IQueryable<int>|]")]
    [InlineData("List<[|IAsyncEnumerable<int>|]>")]
    [InlineData("KeyValuePair<string, [|Func<int>|]>")]
    public void Type_ThatCannotBeSerialized_IsToldWhereItIsNamed(string type) => AnalyzerRun.Says(Id, PayloadSource.Sends(type));

    [Theory]
    [InlineData("public record Payload(int A, [|Func<int>|] B);")]
    [InlineData("public class Payload { public [|System.IO.Stream|]? Content { get; set; } }")]
    [InlineData("public class Payload { [JsonInclude] public [|Func<int>|]? content; }")]
    [InlineData("public record Payload(List<Inner> Inners); public record Inner(Inner? Next, [|Type|] Type);")]
    [InlineData("public record Payload : Parent; public record Parent { public [|Action|]? Done { get; init; } }")]
    [InlineData("public record Payload(Page<Inner> Page); public record Page<T>(List<T> Items); public record Inner([|Action|] Done);")]
    [InlineData("public record Payload(Page<[|Action|]> Page); public record Page<T>(List<T> Items);")]
    [InlineData("[JsonDerivedType(typeof(Inner))] public abstract record Payload; public record Inner([|Action|] Done) : Payload;")]
    [InlineData("public record struct Id(int Value); public record Payload([|Dictionary<Id, int>|] Counts);")]
    public void Member_ThatCannotBeSerialized_IsToldOnce(string types) =>
        AnalyzerRun.Says(Id, PayloadSource.Of(types) + "[PushContract] public interface IOther { Task<Payload> A(); [Topic] IAsyncEnumerable<Payload?> B(); }");

    [Theory]
    [InlineData("string? a, Uri b, Version c, byte[] d, ReadOnlyMemory<byte> e, Int128 f, DateOnly g, TimeSpan? h, Half i, DayOfWeek j, char k")]
    [InlineData("System.Text.Json.JsonElement a, System.Text.Json.Nodes.JsonNode b, System.Text.Json.JsonDocument c")]
    [InlineData("int[][] a, ImmutableArray<int> b, IReadOnlyList<int> c, HashSet<string> d, ISet<int> e, Queue<int> f, LinkedList<int> g, System.Collections.ObjectModel.ObservableCollection<int> h")]
    [InlineData("Dictionary<Guid, int> a, IReadOnlyDictionary<DayOfWeek, int> b, ImmutableDictionary<DateOnly, int> c, SortedDictionary<Version, int> d, System.Collections.Concurrent.ConcurrentDictionary<bool, int> e")]
    [InlineData("KeyValuePair<string, int> a, Tuple<int, string> b, System.Net.HttpStatusCode c, System.Drawing.Point d")]
    public void Parameters_OfUsualTypes_AreFine(string parameters) =>
        AnalyzerRun.SaysNothing($"using System.Collections.Immutable;\n[PushContract] public interface ITrading {{ Task Send({parameters}, CancellationToken token = default); }}");

    [Theory]
    [InlineData("public record Payload(int A) { [JsonIgnore] public Func<int>? B { get; init; } public static Action? C { get; set; } internal Action? D { get; set; } private readonly Action? e = null; public Action? E() => e; }")]
    [InlineData("[JsonConverter(typeof(Converter))] public record Payload(Func<int> A); public class Converter : JsonConverter<Payload> { public override Payload Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => null!; public override void Write(System.Text.Json.Utf8JsonWriter writer, Payload value, System.Text.Json.JsonSerializerOptions options) { } }")]
    [InlineData("public record Payload([property: JsonConverter(typeof(JsonStringEnumConverter))] Action A);")]
    [InlineData("public record Payload(Id<Action> A); public readonly record struct Id<T>(int Value);")]
    [InlineData("public record Payload(Payload? Parent, List<Payload> Children, Grow<int>? Grow); public record Grow<T>(Grow<List<T>>? Next);")]
    [InlineData("public record Payload(int A); public class NotSent { public Action? B { get; set; } }")]
    public void Member_ThatIsNotSerialized_IsFine(string types) => AnalyzerRun.SaysNothing(PayloadSource.Of(types));

    [Fact]
    public void Key_OfATopic_IsNoPayload() =>
        AnalyzerRun.SaysNothing("[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> A(System.Net.IPAddress a, System.Numerics.BigInteger b); }");

    [Fact]
    public void TypeOfAnotherAssembly_ThatHoldsOne_IsToldAtEachUse()
    {
        var said = AnalyzerRun.Said(Id, PayloadSource.Sends("List<[|Lib.Report|]>", "public record Other([|Lib.Report|] A); [PushContract] public interface IOther { Task A(Other a); }"),
            PayloadSource.With("namespace Lib; public class Report { public Part? Part { get; set; } } public class Part { public System.IO.Stream? Content { get; set; } public object? Tag { get; set; } }"));

        Assert.Equal("'Report' cannot be part of a payload: it holds a 'Stream'", said[0].GetMessage(null));
    }

    [Fact]
    public void TypeArgumentOfAnotherAssemblysType_IsToldItself() => AnalyzerRun.Says(Id,
        PayloadSource.Sends("Lib.Envelope<Payload>", "public record Payload([|Action|] A); [PushContract] public interface IOther { Task A(Lib.Envelope<[|Action|]> a); }"),
        PayloadSource.With("namespace Lib; public record Envelope<T>(T Body, int Version);"));

    [Fact]
    public void Message_NamesTheTypeAndSaysWhatToDo() => Assert.Equal(
        "'Stream' cannot be part of a payload: it belongs to a process; send the bytes or the text, or an IAsyncEnumerable parameter of parts",
        Assert.Single(AnalyzerRun.Said(Id, PayloadSource.Sends("[|System.IO.Stream|]"))).GetMessage(null));

    [Fact]
    public void InheritedOperation_IsToldAtTheContract() =>
        AnalyzerRun.Says(Id, "public interface IBase<T> { Task A(T a); } [PushContract] public interface [|ITrading|] : IBase<Action>;");
}
