using System.Net;
using System.Text;
using System.Text.Json;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Where a value cannot go through, whoever sent it is told why, and nothing else suffers.</summary>
[Collection(typeof(MatrixCollection))]
public sealed class EdgeTests(MatrixHost host)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    PushConnection Connection => host.Connection(PushTransports.WebSocket);

    [Theory]
    [InlineData("person/call", "{}", "The argument 'value' is missing.")]
    [InlineData("person/call", """{"value":null}""", "The argument 'value' must not be null.")]
    [InlineData("person/call", """{"value":{"name":null,"age":1}}""", "The argument 'value' cannot be read:")]
    [InlineData("person-in-context/call", """{"value":{"name":null,"age":1}}""", "The argument 'value' cannot be read:")]
    [InlineData("person/call", """{"value":{"age":1}}""", "The argument 'value' cannot be read:")]
    [InlineData("person-in-context/call", """{"value":{"age":1}}""", "The argument 'value' cannot be read:")]
    [InlineData("strict/call", """{"value":{"id":1}}""", "The argument 'value' cannot be read:")]
    [InlineData("s-byte/call", """{"value":128}""", "The argument 'value' cannot be read:")]
    [InlineData("int/call", """{"value":"1"}""", "The argument 'value' cannot be read:")]
    [InlineData("temperature/call", """{"value":"hot"}""", "The argument 'value' cannot be read:")]         // the converter throws a FormatException
    [InlineData("temperature/call", """{"value":"1e99"}""", "The argument 'value' cannot be read:")]
    [InlineData("shape/call", """{"value":{"radius":1}}""", "The argument 'value' cannot be read:")]
    public async Task Argument_ThatDoesNotFit_IsRefused(string path, string json, string detail)
    {
        var (status, body) = await PostAsync(path, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith(detail, JsonElement.Parse(body).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nullable-person/call", """{"value":null}""", "null")]
    [InlineData("nullable-int/call", """{"value":null}""", "null")]
    [InlineData("list/call", """{"value":[null]}""", "[null]")]        // System.Text.Json does not look at the annotations of type arguments
    public async Task Argument_Null_IsTakenWhereItMayBe(string path, string json, string result) =>
        Assert.Equal((HttpStatusCode.OK, result), await PostAsync(path, json));

    [Theory]
    [InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public async Task NumberWithoutJson_AsArgument_IsRefusedByTheClient(double value)
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(async () => await new DoubleClient(Connection).Call(value, Token));

        Assert.StartsWith("The argument 'value' cannot be written as JSON: ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoneSurrogate_BecomesTheReplacementCharacter() =>
        Assert.Equal("a\uFFFDb", await new TextClient(Connection).Call("a\uD800b", Token));

    [Theory]
    [InlineData(PushTransports.LongPolling), InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task Payload_ThatTheClientCannotRead_FailsAloneAndSaysWhy(PushTransports transport)
    {
        await using var connection = new PushConnection(host.Address, new PushClientOptions { Transports = transport });
        var client = new OneWayClient(connection);

        var ofCall = await Throws(() => client.Call(new OneWay(1), Token));
        var ofStream = await Throws(async () => await client.Stream(new OneWay(1), 1, Token).FirstAsync(Token));

        Assert.Equal((PushErrorCodes.ProtocolError, PushErrorCodes.ProtocolError), (ofCall.Code, ofStream.Code));
        Assert.Contains("there is no way back", ofCall.Detail, StringComparison.Ordinal);
        Assert.Contains("there is no way back", ofStream.Detail, StringComparison.Ordinal);
        Assert.Equal(7, await new IntClient(connection).Call(7, Token));
    }

    static async Task<PushException> Throws(Func<Task> action) => await Assert.ThrowsAsync<PushException>(() => action().WaitAsync(Limits.Long, Token));

    async Task<(HttpStatusCode, string)> PostAsync(string path, string json)
    {
        using var http = new HttpClient();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"{host.Address}/{path}", content, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
