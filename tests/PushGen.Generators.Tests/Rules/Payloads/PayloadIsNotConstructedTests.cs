namespace PushGen.Generators.Tests.Rules.Payloads;

public class PayloadIsNotConstructedTests
{
    const string Id = "PUSH0106";

    [Theory]
    [InlineData("public class [|Payload|] { public Payload(int a) => A = a; public Payload(string b) => A = b.Length; public int A { get; set; } }",
        "it has several public constructors; mark the one to use with [JsonConstructor]")]
    [InlineData("public record [|Payload|](int A) { public Payload(string text) : this(text.Length) { } }",
        "it has several public constructors; mark the one to use with [JsonConstructor]")]
    [InlineData("public class [|Payload|] { private Payload() { } public int A { get; set; } public static Payload Create() => new(); }",
        "it has no public constructor; mark the one to use with [JsonConstructor]")]
    [InlineData("public class [|Payload|](string symbol) { public string Ticker => symbol; }",
        "no property is called like the parameter 'symbol' of its constructor")]
    [InlineData("public class [|Payload|](long a) { public int A { get; } = (int)a; }",
        "the parameter 'a' of its constructor has another type than the property 'A'")]
    [InlineData("public record [|Payload|]([property: JsonIgnore] int A);",
        "its constructor asks for 'A', and the property 'A' is ignored")]
    public void Type_ThatCannotBeRead_IsTold(string types, string fault) =>
        Assert.Equal($"The payload 'Payload' can be sent but not read: {fault}", Assert.Single(AnalyzerRun.Said(Id, PayloadSource.Of(types))).GetMessage(null));

    [Theory]
    [InlineData("[|System.Collections.ObjectModel.ReadOnlyCollection<int>|]")]
    [InlineData("List<[|System.Collections.Frozen.FrozenSet<int>|]>")]
    [InlineData("[|ArraySegment<int>|]")]
    [InlineData("[|IReadOnlySet<int>|]")]
    [InlineData("[|Payload|]", "public class Payload(int[] items) : System.Collections.ObjectModel.ReadOnlyCollection<int>(items);")]
    public void Collection_ThatCannotBeMade_IsTold(string type, string types = "") => AnalyzerRun.Says(Id, PayloadSource.Sends(type, types));

    [Theory]
    [InlineData("public record Payload(int A) { public Payload() : this(3) { } }")]
    [InlineData("public record Payload(int A) { [JsonConstructor] public Payload(int a, string b) : this(a) => B = b; public string B { get; } = \"\"; }")]
    [InlineData("public record struct Payload(int A) { public Payload(string text) : this(text.Length) { } }")]
    [InlineData("public class Payload { [JsonConstructor] private Payload() { } public int A { get; set; } }")]
    [InlineData("public class Payload { public Payload(int a, string? b = null) => (A, B) = (a, b); public int A { get; } public string? B { get; } internal Payload(long c) { } }")]
    [InlineData("public record Payload(int A) : Parent(A); public abstract record Parent { protected Parent(int a) { } protected Parent(string a) { } }")]
    [InlineData("public record Payload([property: JsonIgnore] int A = 3);")]
    [InlineData("public class Payload : List<int> { } ")]
    [InlineData("public record Payload<T>(T A, List<T> B); [PushContract] public interface IOther { Task A(Payload<int> a); }", "Payload<string>")]
    [InlineData("public class NotSent { public NotSent(int a) { } public NotSent(string b) { } }", "int")]
    public void Type_ThatCanBeRead_IsFine(string types, string type = "Payload") => AnalyzerRun.SaysNothing(PayloadSource.Sends(type, types));

    [Fact]
    public async Task Fix_OfAPrimaryConstructor_MarksTheMethod() => await FixRun.GivesAsync(Id, """
        [PushContract] public interface ITrading { Task A(Order a); }

        /// <summary>An order.</summary>
        public sealed record Order(int A, string B)
        {
            public Order(int a) : this(a, "") { }
        }

        """, """
        using System.Text.Json.Serialization;

        [PushContract] public interface ITrading { Task A(Order a); }

        /// <summary>An order.</summary>
        [method: JsonConstructor]
        public sealed record Order(int A, string B)
        {
            public Order(int a) : this(a, "") { }
        }

        """);

    [Theory]
    [InlineData("public class Payload { private Payload(int a) => A = a; public int A { get; } }")]
    [InlineData("public class Payload { public Payload(int x) { } public Payload(string y) { } }")]
    public async Task Fix_WithoutAConstructorThatFits_IsNotOffered(string types) => await FixRun.OffersNothingAsync(Id, PayloadSource.Of(types));

    [Fact]
    public async Task FixAll_MendsTheProject() => await FixRun.GivesForAllAsync(Id, """
        [PushContract] public interface ITrading { Task A(Other a, Third b); }
        // --- Other.cs
        public class Other
        {
            public Other(int a) { A = a; }
            public Other(int a, int b) { A = a; B = b; }
            public int A { get; }
            public int B { get; }
        }
        public class Third
        {
            public Third(int a) { A = a; }
            public Third(int a, int b) { A = a; B = b; }
            public int A { get; }
            public int B { get; }
        }

        """, """
        [PushContract] public interface ITrading { Task A(Other a, Third b); }
        // --- Other.cs
        using System.Text.Json.Serialization;

        public class Other
        {
            public Other(int a) { A = a; }
            [JsonConstructor]
            public Other(int a, int b) { A = a; B = b; }
            public int A { get; }
            public int B { get; }
        }
        public class Third
        {
            public Third(int a) { A = a; }
            [JsonConstructor]
            public Third(int a, int b) { A = a; B = b; }
            public int A { get; }
            public int B { get; }
        }

        """);
}
