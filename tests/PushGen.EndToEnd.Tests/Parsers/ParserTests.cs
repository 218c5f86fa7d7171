using System.Globalization;
using System.Text;
using System.Text.Json;
using PushGen.CodeGen;

namespace PushGen.EndToEnd.Tests.Parsers;

/// <summary>Generated parsers beside System.Text.Json. More with <c>PUSHGEN_PARSER_ROUNDS</c>, others with <c>PUSHGEN_PARSER_SEED</c>.</summary>
public sealed class ParserTests
{
    static readonly Dictionary<string, ParserCase> All = new()
    {
        ["values"] = Of(ParsedContract.OfValues, static v => v),
        ["optional"] = Of(ParsedContract.OfOptional, Optional),
        ["settable"] = Of(ParsedContract.OfSettable, static v => new Settable { Name = v.Text, Number = v.E, URLOfX = v.Id.ToString() }),
        ["derived"] = Of(ParsedContract.OfDerived, static v => new Derived(v.G) { Id = v.E, Note = v.Text, Own = "own" }),
        ["nested"] = Of(ParsedContract.OfNested, Nested),
        ["list"] = Of(ParsedContract.OfList, static v => Enumerable.Repeat(new Pair(v.E, v.A), v.B % 4).ToList()),
        ["empty"] = Of(ParsedContract.OfEmpty, static _ => new Empty()),
    };

    public static readonly TheoryData<string> Cases = [.. All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parser_OfWrittenAndOfDamagedJson_AgreesWithSystemTextJson(string name)
    {
        int rounds = Setting("PUSHGEN_PARSER_ROUNDS") ?? 3_000, seed = Setting("PUSHGEN_PARSER_SEED") ?? Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        All[name].Run(new Random(seed), rounds);
    }

    [Theory]
    [InlineData("""{"x":1,"y":2}""", true)]
    [InlineData("""{"x":1,"y":2} """, false)]
    [InlineData("""{"y":2,"x":1}""", false)]
    [InlineData("""{"x":1,"y":2,"z":3}""", false)]
    [InlineData("""{"x":1,"x":1,"y":2}""", false)]
    [InlineData("""{"x":1}""", false)]
    [InlineData("""{"x":1, "y":2}""", false)]
    [InlineData("""{"x":1,"\u0079":2}""", false)]
    [InlineData("""{"x":1,"y":"2"}""", false)]
    [InlineData("""{"x":1,"y":02}""", false)]
    [InlineData("""{"x":1,"y":+2}""", false)]
    [InlineData("""{"x":1,"y":2.0}""", false)]
    [InlineData("""{"x":1,"y":2e0}""", false)]
    [InlineData("""{"x":1,"y":2147483648}""", false)]
    [InlineData("""{"x":1,"y":null}""", false)]
    [InlineData("""{"x":1,"y":-0}""", true)]
    public void Parser_TakesOnlyTheFormThatIsWritten(string json, bool isTaken)
    {
        var format = new ItemFormat<List<Pair>>(ParsedContract.OfList.Item, nullable: false, "test", ParsedContract.OfList.Parser);
        byte[] list = Encoding.UTF8.GetBytes($"[{json}]");

        Assert.Equal(isTaken ? list.Length : 0, format.ReadAhead(list, out _));
    }

    [Fact]
    public void ReadAhead_OfAnItemWithMoreBehindIt_TellsItsLength()
    {
        var format = new ItemFormat<Empty>(ParsedContract.OfEmpty.Item, nullable: false, "test", ParsedContract.OfEmpty.Parser);

        Assert.Equal(2, format.ReadAhead("{}},{"u8, out var value));
        Assert.NotNull(value);
    }

    [Fact]
    public void Read_WhereTheConstructorRefuses_TellsWhatItSaid()
    {
        var format = new ItemFormat<Nested>(ParsedContract.OfNested.Item, nullable: false, "test", ParsedContract.OfNested.Parser);

        var error = Assert.Throws<PushException>(() => format.Read("""{"first":{"product":"a","count":-1},"corner":{"x":1,"y":1},"lines":[],"corners":[],"table":[]}"""u8));

        Assert.IsType<ArgumentOutOfRangeException>(error.InnerException);
    }

    [Fact]
    public void Options_ThatReadOtherwise_HaveNoParser()
    {
        Assert.True(PushJson.IsPlain(ParsedContract.Info.Json));
        Assert.False(PushJson.IsPlain(With(static options => options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower)));
        Assert.False(PushJson.IsPlain(With(static options => options.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()))));
        Assert.False(PushJson.IsPlain(With(static options => options.PreferredObjectCreationHandling = System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)));
        Assert.False(PushJson.IsPlain(With(static options => options.MaxDepth = 2)));
        Assert.False(PushJson.IsPlain(With(static options => options.TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver { Modifiers = { static _ => { } } })));
    }

    static JsonSerializerOptions With(Action<JsonSerializerOptions> change)
    {
        var options = new JsonSerializerOptions(ParsedContract.Info.Json);
        change(options);
        return options;
    }

    static Optional Optional(Values v) => new(
        v.Flag ? v.Text : null, v.E > 0 ? v.Flag : null, v.A > 0 ? v.E : null, v.B > 9 ? v.H : null, v.C > 0 ? v.J : null, v.D > 9 ? v.K : null, v.Flag ? v.Id : null,
        v.E > 0 ? v.At : null, v.A > 0 ? v.Side : null, v.B > 9 ? new Pair(v.E, 1) : null, v.C > 0 ? new Line(v.Text, 3) : null,
        v.D > 9 ? [v.E, v.C] : null, v.Flag ? [v.Text, null] : null);

    static Nested Nested(Values v)
    {
        var line = new Line(v.Text, v.B);
        return new(line, new Pair(v.E, v.C), [.. Enumerable.Repeat(line, v.B % 3)], [new(1, 2), new(v.A, 4)], [[], [v.E], [1, 2]]);
    }

    static ParserCase<TKey, T> Of<TKey, T>(TopicOperation<TKey, T> topic, Func<Values, T> make)
        where TKey : struct, ITopicKey<TKey> => new(topic, make);

    static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
