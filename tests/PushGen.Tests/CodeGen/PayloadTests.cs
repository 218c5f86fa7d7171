using System.Collections.Frozen;
using System.Text.Json;
using PushGen.CodeGen;

namespace PushGen.Tests;

/// <summary>A contract's JSON options, and what is told at start about payloads that do not go with them.</summary>
public sealed class PayloadTests
{
    sealed record Nested(string Name, List<IReadOnlySet<int>> Sets);

    [Theory]
    [InlineData(typeof(FrozenSet<int>)), InlineData(typeof(FrozenDictionary<string, int>)), InlineData(typeof(IReadOnlySet<int>)), InlineData(typeof(Nested))]
    public void Payload_ThatCannotBeReadBack_IsRefusedAtStart(Type payload)
    {
        var contract = new PushContractInfo("shop", "hash", PushJson.Reflection("shop"), payload);

        var thrown = Assert.Throws<InvalidOperationException>(contract.EnsurePayloads);

        Assert.StartsWith($"Push contract 'shop' cannot use the payload type '{payload}': The collection type ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Payload_ThatTheContextDoesNotCover_IsRefusedAtStart()
    {
        var contract = new PushContractInfo("shop", "hash", PushJson.Options(ShopJson.Default, keepNaming: false), typeof(Quote), typeof(Uri));

        var thrown = Assert.Throws<InvalidOperationException>(contract.EnsurePayloads);

        Assert.Equal("Push contract 'shop' cannot use the payload type 'System.Uri': its JsonContext does not cover it. Add [JsonSerializable(typeof(System.Uri))] to it.", thrown.Message);
    }

    [Fact]
    public void Payload_WithoutReflection_IsRefusedWithWhatToDo()
    {
        var json = new JsonSerializerOptions { TypeInfoResolver = new PushJson.NoReflection("shop") };
        var contract = new PushContractInfo("shop", "hash", json, typeof(int));

        var thrown = Assert.Throws<InvalidOperationException>(contract.EnsurePayloads);

        Assert.Equal("Push contract 'shop' names no JsonContext, and this application has no reflection-based serialization. Set [PushContract(JsonContext = typeof(…))].", thrown.Message);
        Assert.Equal(thrown.Message, Assert.Throws<InvalidOperationException>(contract.TypeInfo<int>).Message);
    }

    [Theory]
    [InlineData(false, """{"symbol":"A","price":1}"""), InlineData(true, """{"Symbol":"A","Price":1}""")]
    public void Reflection_KeepNaming_LeavesTheNamesOfCSharp(bool keepNaming, string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(new Quote("A", 1), PushJson.Reflection("shop", keepNaming)));

    [Fact]
    public void EnumKey_WithoutName_IsRefusedWhereItIsWritten()
    {
        var thrown = Assert.Throws<PushException>(() => TopicKeyWriter.Format(new DayKey((DayOfWeek)42)));

        Assert.Equal((PushErrorCodes.ParamsInvalid, "The parameter 'day' is 42, for which DayOfWeek has no name."), (thrown.Code, thrown.Detail));
    }

    readonly struct DayKey(DayOfWeek day) : ITopicKey<DayKey>
    {
        public void Write(TopicKeyWriter writer) => writer.AddEnum("day", day);

        public static DayKey Read(TopicKeyReader reader) => new(reader.EnumValue<DayOfWeek>("day"));
    }
}
