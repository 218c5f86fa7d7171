using PushGen.CodeGen;

namespace PushGen.Tests;

public sealed class TopicKeyTests
{
    readonly struct Wide(string text, int number, DateTime time, DayOfWeek day, Guid? id, bool on, string? rest) : ITopicKey<Wide>
    {
        public (string, int, DateTime, DayOfWeek, Guid?, bool, string?) All { get; } = (text, number, time, day, id, on, rest);

        public void Write(TopicKeyWriter writer)
        {
            writer.Add("text", All.Item1);
            writer.Add("number", All.Item2);
            writer.Add("time", All.Item3);
            writer.AddEnum("day", All.Item4);
            writer.Add("id", All.Item5);
            writer.Add("on", All.Item6);
            writer.Add("rest", All.Item7);
        }

        public static Wide Read(TopicKeyReader reader) => new(reader.Text("text"), reader.Value<int>("number"), reader.Value<DateTime>("time"),
            reader.EnumValue<DayOfWeek>("day"), reader.NullableValue<Guid>("id"), reader.OptionalValue("on", false), reader.OptionalText("rest"));
    }

    static List<KeyValuePair<string, string>> Parse(string query) =>
        [.. query.Split('&').Select(part => part.Split('=')).Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])))];

    static T Read<T>(string query) where T : struct, ITopicKey<T> => TopicKeyReader.Read<T>(Parse(query));

    public static TheoryData<DateTimeKind> Kinds => [DateTimeKind.Utc, DateTimeKind.Unspecified];

    [Theory, MemberData(nameof(Kinds))]
    public void Key_RoundTripsThroughItsText(DateTimeKind kind)
    {
        var key = new Wide("a&b=c ü/?#+%", -5, new DateTime(2026, 3, 4, 5, 6, 7, 89, kind), DayOfWeek.Friday, Guid.NewGuid(), true, null);

        var read = Read<Wide>(TopicKeyWriter.Format(key));
        Assert.Equal((key.All, kind), (read.All, read.All.Item3.Kind));
    }

    [Fact]
    public void Text_IsCanonical()
    {
        var key = new Wide("a b", 1234567, new DateTime(2026, 3, 4, 0, 0, 0, DateTimeKind.Utc), DayOfWeek.Monday, null, false, "");

        Assert.Equal("text=a%20b&number=1234567&time=2026-03-04T00%3A00%3A00.0000000Z&day=Monday&on=false&rest=", TopicKeyWriter.Format(key));
    }

    [Theory]
    [InlineData("symbol=A&symbol=B", "'symbol' is there twice")]
    [InlineData("other=A", "'symbol' is missing")]
    [InlineData("symbol=A&other=B", "Expected 1 parameters")]
    [InlineData("symbol=A&other=B", "It has no 'other'")]
    [InlineData("symbol=A&%3Cscript%3E=B", "It has no '…'")]
    [InlineData("symbol=A&%3Cscript%3E=1&%3Cscript%3E=2", "'…' is there twice")]
    public void MissingExtraAndRepeatedParts_AreRefused(string query, string expected)
    {
        var e = Assert.Throws<PushException>(() => Read<ShopContract.QuotesKey>(query));

        Assert.Equal((PushErrorCodes.ParamsInvalid, 400), (e.Code, e.Status));
        Assert.Contains(expected, e.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("number=1,5", "'number' is no Int32")]
    [InlineData("number=", "'number' is no Int32")]
    [InlineData("time=yesterday", "'time' is no DateTime")]
    [InlineData("day=friday", "'day' is no DayOfWeek")]
    [InlineData("day=9", "'day' is no DayOfWeek: expected its name")]
    [InlineData("day=5", "'day' is no DayOfWeek: expected its name")]
    [InlineData("day= Friday", "'day' is no DayOfWeek: expected its name")]
    [InlineData("time=02.01.2026", "'time' is no DateTime: expected a form like 2026-03-04T05:06:07.0000000Z")]
    [InlineData("id=1", "'id' is no Guid")]
    [InlineData("on=yes", "'on' is no Boolean")]
    public void ValuesThatCannotBeRead_AreNamed(string part, string expected)
    {
        var parts = Parse("text=a&number=1&time=2026-03-04T00%3A00%3A00.0000000&day=Friday&on=true");
        var (name, value) = Parse(part)[0];
        parts.RemoveAll(p => p.Key == name);
        parts.Add(new(name, value));

        Assert.Contains(expected, Assert.Throws<PushException>(() => TopicKeyReader.Read<Wide>(parts)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("02.01.2026", false)]
    [InlineData("2026-01-02", true)]
    public void Date_HasOneForm(string text, bool taken) => Assert.Equal(taken, KeyFormat.TryParse<DateOnly>(text, out _));

    [Theory]
    [InlineData("1:2", false)]
    [InlineData("01:02:00", true)]
    public void TimeSpan_HasOneForm(string text, bool taken) => Assert.Equal(taken, KeyFormat.TryParse<TimeSpan>(text, out _));

    [Theory]
    [InlineData("Assembly, Module", true)]
    [InlineData("Module, Assembly", false)]
    [InlineData("Assembly,Module", false)]
    [InlineData("3", false)]
    [InlineData("0", true)]
    public void Flags_HaveOneForm(string text, bool taken) => Assert.Equal(taken, KeyFormat.TryParseEnum<AttributeTargets>(text, out _));

    [Fact]
    public void Key_HasALimit()
    {
        Assert.Equal(Wire.MaxKeyBytes, TopicKeyWriter.Format(new ShopContract.QuotesKey(new string('a', Wire.MaxKeyBytes - 7))).Length);
        Assert.Equal(PushErrorCodes.ParamsInvalid, Assert.Throws<PushException>(() => TopicKeyWriter.Format(new ShopContract.QuotesKey(new string('a', Wire.MaxKeyBytes - 6)))).Code);
    }
}
