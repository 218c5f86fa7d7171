namespace PushGen.Generators.Tests.Rules.Payloads;

public class PayloadIsUntypedTests
{
    const string Id = "PUSH0104";

    [Theory]
    [InlineData("[|object|]")]
    [InlineData("[|dynamic|]?")]
    [InlineData("Dictionary<string, [|object|]?>")]
    [InlineData("[|object|][]")]
    [InlineData("[|System.Collections.ArrayList|]")]
    public void Type_WithoutType_IsTold(string type) => AnalyzerRun.Says(Id, PayloadSource.Sends(type));

    [Fact]
    public void Member_WithoutType_IsTold() =>
        Assert.Equal("'object' in a payload arrives as a JsonElement, whatever was sent; name the type, or say JsonElement", Assert.Single(AnalyzerRun.Said(Id, PayloadSource.Of("public record Payload([|object|] A);"))).GetMessage(null));

    [Theory]
    [InlineData("public class Payload { public int A { get; set; } [JsonExtensionData] public Dictionary<string, object>? More { get; set; } }")]
    [InlineData("public record Payload(System.Text.Json.JsonElement A, Dictionary<string, System.Text.Json.JsonElement> B);")]
    [InlineData("public record Payload(int A) { [JsonIgnore] public object? Tag { get; set; } }")]
    public void Member_WithAType_IsFine(string types) => AnalyzerRun.SaysNothing(PayloadSource.Of(types));
}
