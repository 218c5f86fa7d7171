namespace PushGen.Generators.Tests.Live;

/// <summary>Topic keys through the generated writers and readers to the query of an address and back.</summary>
public class TopicKeyTests
{
    const string Types = "public enum Side { Buy, Sell }";

    [Theory]
    [InlineData("string", "\"a b&c=ä\"", "key=a%20b%26c%3D%C3%A4")]
    [InlineData("string?", "null", "")]
    [InlineData("string?", "\"\"", "key=")]
    [InlineData("bool", "true", "key=true")]
    [InlineData("bool?", "null", "")]
    [InlineData("bool?", "false", "key=false")]
    [InlineData("char", "'&'", "key=%26")]
    [InlineData("int", "-3", "key=-3")]
    [InlineData("int?", "null", "")]
    [InlineData("long?", "5L", "key=5")]
    [InlineData("double", "0.1", "key=0.1")]
    [InlineData("decimal", "1.10m", "key=1.10")]
    [InlineData("Side", "Side.Sell", "key=Sell")]
    [InlineData("Side?", "null", "")]
    [InlineData("Side?", "Side.Sell", "key=Sell")]
    [InlineData("Guid", "new Guid(\"6f9619ff-8b86-d011-b42d-00c04fc964ff\")", "key=6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("DateOnly", "new DateOnly(2026, 11, 22)", "key=2026-11-22")]
    [InlineData("TimeOnly?", "new TimeOnly(1, 2)", "key=01%3A02%3A00.0000000")]
    [InlineData("DateTime", "new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc)", "key=2026-11-22T01%3A02%3A03.0000000Z")]
    [InlineData("DateTimeOffset", "new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.FromHours(-2))", "key=2026-11-22T01%3A02%3A03.0000000-02%3A00")]
    [InlineData("TimeSpan", "TimeSpan.FromSeconds(90)", "key=00%3A01%3A30")]
    [InlineData("System.Net.IPAddress", "System.Net.IPAddress.Loopback", "key=127.0.0.1")]
    [InlineData("System.Net.IPAddress?", "null", "")]
    [InlineData("Int128", "Int128.MaxValue", "key=170141183460469231731687303715884105727")]
    [InlineData("System.Numerics.BigInteger", "System.Numerics.BigInteger.MinusOne", "key=-1")]
    public void Key_OfAnyType_ComesBackEqual(string type, string value, string query)
    {
        object? text = LiveSource.Run(Types, $"[Topic] IAsyncEnumerable<int> A({type} key);", $$"""
            {{type}} value = {{value}};
            string query = Tools.Query(new TradingContract.AKey(value));
            if (!Equals(value, Tools.FromQuery<TradingContract.AKey>(query).key))
                throw new Exception("another value came back");
            return query;
            """);

        Assert.Equal(query, text);
    }

    [Fact]
    public void Key_OfSeveralParts_KeepsTheirOrderAndNames() =>
        Assert.Equal("symbol=MSFT&from=2&side=Buy", LiveSource.Run(Types, "[Topic] IAsyncEnumerable<int> A(string symbol, [PushName(\"from\")] int after, Side side, string? note, CancellationToken token);",
            "return Tools.Query(new TradingContract.AKey(\"MSFT\", 2, Side.Buy, null));"));

    [Theory]
    [InlineData("int key = -3", "-3")]
    [InlineData("string key = \"x\"", "x")]
    [InlineData("Side key = Side.Sell", "Sell")]
    [InlineData("bool key = true", "True")]
    [InlineData("int? key = 5", "")]
    [InlineData("string? key = \"x\"", "")]
    public void Part_LeftOut_HasItsDefault_OrIsNullWhereThatHasNoOtherForm(string parameter, string value) =>
        Assert.Equal(value, LiveSource.Run(Types, $"[Topic] IAsyncEnumerable<int> A({parameter});", "return \"\" + Tools.FromQuery<TradingContract.AKey>(\"\").key;"));

    [Theory]
    [InlineData("int key", "", "The parameter 'key' is missing.")]
    [InlineData("int key", "key=x", "The parameter 'key' is no Int32.")]
    [InlineData("int key", "key=1&other=2", "Expected 1 parameters that this topic has, got 2. It has no 'other'.")]
    [InlineData("", "other=2", "Expected 0 parameters that this topic has, got 1. It has no 'other'.")]
    public void Query_ThatDoesNotFit_IsRefused(string parameter, string query, string detail)
    {
        var thrown = Assert.Throws<PushException>(() => LiveSource.Run(Types, $"[Topic] IAsyncEnumerable<int> A({parameter});", $"return Tools.FromQuery<TradingContract.AKey>(\"{query}\");"));

        Assert.Equal(detail, thrown.Detail);
    }
}
