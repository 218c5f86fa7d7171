namespace PushGen.Generators.Tests.Live;

/// <summary>Arguments through the generated writers and readers and the library's own JSON.</summary>
public class ArgumentTests
{
    const string Types = "public record Order(string Symbol, int Quantity); public enum Side { Buy, Sell }";

    [Fact]
    public void Arguments_OfManyTypes_AreWrittenInCamelCaseJson_AndReadBack()
    {
        object? text = LiveSource.Run(Types, "Task Place(Order order, Side side, int? limit, string? note, List<Order> more, (int, int) pair, CancellationToken cancellationToken = default);", """
            var options = TradingContract.Info.Json;
            string json = Tools.Json(new TradingContract.PlaceArguments(new Order("MSFT", 3), Side.Sell, null, "ä", [new Order("X", 1)], default), options);
            var back = Tools.FromJson<TradingContract.PlaceArguments>(json, options);
            return json + " " + back.order + back.side + back.limit + back.note + back.more[0];
            """);

        Assert.Equal("""{"order":{"symbol":"MSFT","quantity":3},"side":1,"limit":null,"note":"\u00E4","more":[{"symbol":"X","quantity":1}],"pair":{}} """
            + "Order { Symbol = MSFT, Quantity = 3 }SelläOrder { Symbol = X, Quantity = 1 }", text);
    }

    [Theory]
    [InlineData("int a = -7", "-7")]
    [InlineData("long a = long.MinValue", "-9223372036854775808")]
    [InlineData("string a = \"say \\\"hi\\\"\\\\\"", "say \"hi\"\\")]
    [InlineData("Side a = Side.Sell", "Sell")]
    [InlineData("Side a = (Side)(-1)", "-1")]
    [InlineData("double a = 1.5e-7", "1.5E-07")]
    [InlineData("float a = 0.1f", "0.1")]
    [InlineData("decimal a = 1.10m", "1.10")]
    [InlineData("char a = '\\n'", "\n")]
    [InlineData("bool a = true", "True")]
    [InlineData("int? a = 5", "5")]
    [InlineData("int? a = null", "")]
    [InlineData("string? a = \"x\"", "x")]
    [InlineData("Guid a = default", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Order? a = null", "")]
    public void Argument_LeftOut_HasItsDefault(string parameter, string value) =>
        Assert.Equal(value, LiveSource.Run(Types, $"Task A({parameter}, CancellationToken cancellationToken = default);",
            "return FormattableString.Invariant($\"{Tools.FromJson<TradingContract.AArguments>(\"{}\", TradingContract.Info.Json).a}\");"));

    [Theory]
    [InlineData("Order a", "{}", "The argument 'a' is missing.")]
    [InlineData("Order a", "{\\\"a\\\":null}", "The argument 'a' must not be null.")]
    [InlineData("string a = \"x\"", "{\\\"a\\\":null}", "The argument 'a' must not be null.")]
    [InlineData("Order a", "{\\\"a\\\":{}}", "The argument 'a' cannot be read: $ does not fit.")]
    [InlineData("[PushName(\"b c\")] int a", "{\\\"a\\\":1}", "The argument 'b c' is missing.")]
    public void Argument_ThatMustBeThere_IsAskedFor(string parameter, string json, string detail)
    {
        var thrown = Assert.Throws<PushException>(() => LiveSource.Run(Types, $"Task A({parameter});",
            $"return Tools.FromJson<TradingContract.AArguments>(\"{json}\", TradingContract.Info.Json).a;"));

        Assert.Equal(detail, thrown.Detail);
    }

    [Fact]
    public void Argument_NullableWithDefault_KeepsAnExplicitNull() =>
        Assert.Null(LiveSource.Run(Types, "Task A(int? a = 5);", "return Tools.FromJson<TradingContract.AArguments>(\"{\\\"a\\\":null}\", TradingContract.Info.Json).a!;"));

    [Fact]
    public void Argument_ReadInAnyOrder_WithUnknownMembers() =>
        Assert.Equal("1x", LiveSource.Run(Types, "Task A(int a, string b);", """
            var read = Tools.FromJson<TradingContract.AArguments>("{\"c\":[{}],\"b\":\"x\",\"a\":1}", TradingContract.Info.Json);
            return read.a + read.b;
            """));

    [Fact]
    public void Upload_IsNoArgument() =>
        Assert.Equal("{\"a\":1}", LiveSource.Run(Types, "Task A(IAsyncEnumerable<int> ticks, int a, CancellationToken token);", "return Tools.Json(new TradingContract.AArguments(1), TradingContract.Info.Json);"));

    [Fact]
    public void Payloads_AreAllKnown_OnceEach() =>
        Assert.Equal("ok", LiveSource.Run(Types, "Task<Order?> A(List<int?> a, Order b, IAsyncEnumerable<string?> c); [Topic] IAsyncEnumerable<Order> B(Side side);", "TradingContract.Info.EnsurePayloads(); return \"ok\";"));
}
