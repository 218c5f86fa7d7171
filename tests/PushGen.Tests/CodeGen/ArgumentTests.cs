using System.Text;
using System.Text.Json;
using PushGen.CodeGen;

namespace PushGen.Tests;

public sealed class ArgumentTests
{
    static ShopContract.CountArguments Read(string json)
    {
        var reader = new ArgumentReader(Encoding.UTF8.GetBytes(json), ShopContract.Info.Json);
        return ShopContract.CountArguments.Read(ref reader);
    }

    [Fact]
    public void Arguments_RoundTrip()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            ArgumentWriter.WriteObject(writer, ShopContract.Info, new ShopContract.CountArguments(3, "ü\n"));

        var read = Read(Encoding.UTF8.GetString(buffer.ToArray()));
        Assert.Equal((3, "ü\n"), (read.N, read.Label));
    }

    [Theory]
    [InlineData("""{"n":3}""", null)]
    [InlineData("""{"n":3,"label":null}""", null)]
    [InlineData("""{"label":"x","n":3}""", "x")]
    [InlineData("""{"extra":{"n":[1]},"label":"x","more":1,"n":3}""", "x")]
    [InlineData("""{"\u006e":3}""", null)]
    public void OrderUnknownAndMissingOptionalMembers_DoNotMatter(string json, string? label)
    {
        var read = Read(json);
        Assert.Equal((3, label), (read.N, read.Label));
    }

    [Theory]
    [InlineData("{}", "'n' is missing")]
    [InlineData("""{"n":3,"n":4}""", "'n' is there twice")]
    [InlineData("""{"n":3,"\u006e":4}""", "'n' is there twice")]
    [InlineData("""{"n":null}""", "'n'")]
    [InlineData("""{"n":"3"}""", "'n' cannot be read")]
    [InlineData("""{"n":3.5}""", "'n' cannot be read")]
    [InlineData("""{"n":3,"label":5}""", "'label' cannot be read")]
    [InlineData("[3]", "one JSON object")]
    [InlineData("3", "one JSON object")]
    [InlineData("", "Malformed JSON")]
    [InlineData("{", "Malformed JSON")]
    [InlineData("""{"n":3}}""", "Malformed JSON")]
    [InlineData("""{"n":3} x""", "Malformed JSON")]
    [InlineData("""{"n":3,}""", "Malformed JSON")]
    public void BadArguments_AreNamed(string json, string expected)
    {
        var e = Assert.Throws<PushException>(() => Read(json));

        Assert.Equal((PushErrorCodes.BodyInvalid, 400), (e.Code, e.Status));
        Assert.Contains(expected, e.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void NullForAReferenceThatMustNotBeNull_IsRefused()
    {
        static string Text(string json)
        {
            var reader = new ArgumentReader(Encoding.UTF8.GetBytes(json), ShopContract.Info.Json);
            return reader.Required<string>("a") + reader.Optional("b", "B");
        }

        Assert.Equal("xB", Text("""{"a":"x"}"""));
        Assert.Contains("'a' must not be null", Assert.Throws<PushException>(() => Text("""{"a":null}""")).Detail, StringComparison.Ordinal);
        Assert.Contains("'b' must not be null", Assert.Throws<PushException>(() => Text("""{"a":"x","b":null}""")).Detail, StringComparison.Ordinal);
    }
}
