namespace PushGen.Generators.Tests.Rules.Payloads;

public class PropertyIsNotReadTests
{
    const string Id = "PUSH0109";

    [Theory]
    [InlineData("public class Payload { public List<int> [|A|] { get; } = []; public Guid [|B|] { get; } = Guid.NewGuid(); }")]
    [InlineData("public record Payload(int A) { public Dictionary<string, int> [|B|] { get; } = new(); }")]
    [InlineData("public readonly struct Payload(int a) { public int [|A|] { get; } = Math.Abs(a); }")]
    [InlineData("public class Payload { public Payload() { } public Payload(int a) => A = a; public int [|A|] { get; } }")]
    [InlineData("public class Payload { public int [|A|] { get; private set; } public int [|B|] { get; internal set; } = 3; public void Set() => A = 1; }")]
    [InlineData("public record Payload(int A) : Parent; public abstract record Parent { public List<int> [|B|] { get; } = []; }")]
    [InlineData("public record Payload(Page<int> A); public class Page<T> { public List<T> [|Items|] { get; } = []; }")]
    public void Property_ThatIsLost_IsTold(string types) => AnalyzerRun.Says(Id, PayloadSource.Of(types));

    [Theory]
    [InlineData("public record Payload(int A) { public int B => A + 1; public int C { get { return A; } } public int D { get; } = A * 2; public string Kind { get; } = \"quote\"; public required string E { get; init; } }")]
    [InlineData("public class Payload(int a, int b) { public int A { get; } = a; public int B { get; private set; } = b; }")]
    [InlineData("public class Payload { public Payload(int a) { A = a; Double = a * 2; } public int A { get; } public int Double { get; } }")]
    [InlineData("public class Payload { [JsonInclude] public int A { get; private set; } [JsonIgnore] public List<int> B { get; } = []; private int C { get; set; } internal List<int> D { get; } = []; public static List<int> E { get; } = []; }")]
    [InlineData("public class Payload { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> A { get; } = []; }")]
    [InlineData("[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public class Payload { public List<int> A { get; } = []; }")]
    [InlineData("[JsonDerivedType(typeof(Created), \"created\")] public abstract class Payload(DateTimeOffset at) { public DateTimeOffset At { get; } = at; } public class Created(DateTimeOffset at, int id) : Payload(at) { public int Id { get; } = id; }")]
    [InlineData("public readonly record struct Payload(int A, string? B); public record struct Other(int A);")]
    [InlineData("public struct Payload { public int A { readonly get; set; } public readonly int B => A; }")]
    [InlineData("public class Payload { public int A { get; set; } public int Count { set { A = value; } } }")]
    [InlineData("public class Payload { [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement> More { get; } = []; }")]
    [InlineData("public class Payload { readonly List<int> items = []; public IReadOnlyList<int> Items { get => items; init => items = [.. value]; } }")]
    public void Property_ThatArrives_IsFine(string types) => AnalyzerRun.SaysNothing(PayloadSource.Of(types));

    [Theory]
    [InlineData("public class Payload { public List<int> [|A|] { get; } = []; }", "has no setter")]
    [InlineData("public class Payload { public int [|A|] { get; private set; } }", "its setter is not public")]
    public void Message_SaysWhy(string types, string why) =>
        Assert.Equal($"The property 'Payload.A' is sent, but {why} and no constructor takes it, so that it is lost when it is read", Assert.Single(AnalyzerRun.Said(Id, PayloadSource.Of(types))).GetMessage(null));

    [Fact]
    public async Task FixAll_AddsInit() => await FixRun.GivesForAllAsync(Id, """
        [PushContract] public interface ITrading { Task A(Order a); }
        public class Order
        {
            /// <summary>Tags.</summary>
            public List<int> Tags { get; } = [];     // none
            public List<int> More
            {
                get;
            } = new();
            public Guid Id { get; } = Guid.NewGuid();
        }

        """, """
        [PushContract] public interface ITrading { Task A(Order a); }
        public class Order
        {
            /// <summary>Tags.</summary>
            public List<int> Tags { get; init; } = [];     // none
            public List<int> More
            {
                get;
                init;
            } = new();
            public Guid Id { get; init; } = Guid.NewGuid();
        }

        """, "Add an init accessor");

    [Fact]
    public async Task Fix_OfAPrivateSetter_MakesItPublic() => await FixRun.GivesAsync(Id,
        "[PushContract] public interface ITrading { Task A(Order a); }\npublic class Order { public int A { get; private set; } = 3; }",
        "[PushContract] public interface ITrading { Task A(Order a); }\npublic class Order { public int A { get; set; } = 3; }", "Make the setter public");
}
