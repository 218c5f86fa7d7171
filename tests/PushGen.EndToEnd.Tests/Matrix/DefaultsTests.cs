using System.Net.Http.Json;
using System.Text.Json;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>What is left out has its default: the client's where C# fills it in, the server's where JSON lacks it.</summary>
[Collection(typeof(MatrixCollection))]
public sealed class DefaultsTests(MatrixHost host)
{
    static readonly Dictionary<string, (object? Value, Func<IDefaults, Task<object?>> Call)> Cases = new()
    {
        ["s-byte"] = (sbyte.MinValue, async client => await client.SByte()),
        ["int"] = (int.MinValue, async client => await client.Int()),
        ["u-int"] = (uint.MaxValue, async client => await client.UInt()),
        ["long"] = (long.MinValue, async client => await client.Long()),
        ["u-long"] = (ulong.MaxValue, async client => await client.ULong()),
        ["float"] = (float.Epsilon, async client => await client.Float()),
        ["double"] = (double.MaxValue, async client => await client.Double()),
        ["minus-zero"] = (-0d, async client => await client.MinusZero()),
        ["decimal"] = (-1.10m, async client => await client.Decimal()),
        ["apostrophe"] = ('\'', async client => await client.Apostrophe()),
        ["nul"] = ('\0', async client => await client.Nul()),
        ["text"] = ("say \"hi\"\\\r\n\t{0}\0\u2028😀", async client => await client.Text()),
        ["enum"] = (Size.Large, async client => await client.Enum()),
        ["unnamed"] = ((Size)(-42), async client => await client.Unnamed()),
        ["flags"] = (Access.Read | Access.Write, async client => await client.Flags()),
        ["named-flags"] = (NamedAccess.Read | NamedAccess.Write, async client => await client.NamedFlags()),
        ["struct"] = (default(Point), async client => await client.Struct()),
        ["id"] = (Guid.Empty, async client => await client.Id()),
        ["wide"] = (Int128.Zero, async client => await client.Wide()),
        ["nullable-int"] = (5, async client => await client.NullableInt()),
        ["no-int"] = (null, async client => await client.NoInt()),
        ["nullable-enum"] = (Size.Small, async client => await client.NullableEnum()),
        ["nullable-text"] = ("x", async client => await client.NullableText()),
        ["record"] = (null, async client => await client.Record()),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    DefaultsClient Client => new(host.Connection(PushTransports.WebSocket));

    [Theory, MemberData(nameof(Names))]
    public async Task Argument_LeftOutInCSharp_HasItsDefault(string name) =>
        Assert.Equal(Cases[name].Value, await Cases[name].Call(Client).WaitAsync(Limits.Long, Token));

    [Theory, MemberData(nameof(Names))]
    public async Task Argument_LeftOutInJson_HasItsDefault(string name)
    {
        using var http = new HttpClient();

        using var answer = await http.PostAsJsonAsync($"{host.Address}/defaults/{name}", new { }, Token);

        Assert.Equal(JsonSerializer.Serialize(Cases[name].Value, DefaultsContract.Info.Json), await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Params_SeveralOneOrNone_ComeAsTheyWent()
    {
        Assert.Equal((6, 1, 0), (await Client.Sum(1, 2, 3), await Client.Sum(1), await Client.Sum()));
        Assert.Equal(("a+b", ""), (await Client.Join("+", "a", "b"), await Client.Join()));
        Assert.Equal((2, 0), (await Client.Count(Token, new Point(1, 2), default), await Client.Count(Token)));
    }
}
