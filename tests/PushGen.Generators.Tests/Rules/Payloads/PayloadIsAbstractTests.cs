namespace PushGen.Generators.Tests.Rules.Payloads;

public class PayloadIsAbstractTests
{
    const string Id = "PUSH0103";

    [Theory]
    [InlineData("public abstract class [|Payload|] { public int A { get; set; } }")]
    [InlineData("public interface [|Payload|] { int A { get; } }")]
    [InlineData("public record Payload(List<Inner?> Inners); public abstract record [|Inner|](int A);")]
    [InlineData("[JsonPolymorphic] public abstract record [|Payload|](int A);")]
    public void Type_WithoutDerivedTypes_IsToldWhereItIsDeclared(string types) => AnalyzerRun.Says(Id, PayloadSource.Of(types));

    [Theory]
    [InlineData("[|IComparable|]")]
    [InlineData("List<[|System.Security.Cryptography.AsymmetricAlgorithm|]>")]
    public void TypeOfAnotherAssembly_IsToldAtTheUse(string type) => Assert.Contains(AnalyzerRun.Tell(PayloadSource.Sends(Marks.Parse(type).Source)), diagnostic => diagnostic.Id == Id);

    [Theory]
    [InlineData("[JsonDerivedType(typeof(Inner))] public abstract record Payload(int A); public record Inner(int A) : Payload(A);")]
    [InlineData("[JsonDerivedType(typeof(Inner), 1)] public interface Payload { int A { get; } } public record Inner(int A) : Payload;")]
    [InlineData("public record Payload(int A) : Parent(A); public abstract record Parent(int A);")]
    [InlineData("public record Payload(IReadOnlyList<int> A, IDictionary<string, int> B, System.Text.Json.Nodes.JsonNode? C, ICollection<int> D, IImmutableList<int> E, IEnumerable<int> F);")]
    [InlineData("public record Payload([property: JsonIgnore] IComparable? A = null);")]
    [InlineData("public record Payload(int A); public abstract class NotSent;")]
    public void Type_ThatCanBeRead_IsFine(string types) => AnalyzerRun.SaysNothing(PayloadSource.Of(types));

    [Fact]
    public async Task Fix_WithDerivedTypesOfTheProject_NamesThem() => await FixRun.GivesAsync(Id, """
        namespace Shop
        {
            [PushContract] public interface IBoard { Task Draw(Shape shape); }

            /// <summary>A shape.</summary>
            public abstract record Shape(int Id);
            public abstract record Round(int Id) : Shape(Id);
            public record Circle(int Id) : Round(Id);
        }
        // --- More.cs
        namespace Shop.More { public record BigSquare(int Id) : Shape(Id) { private record Hidden(int Id) : Shape(Id); } }

        """, """
        using System.Text.Json.Serialization;

        namespace Shop
        {
            [PushContract] public interface IBoard { Task Draw(Shape shape); }

            /// <summary>A shape.</summary>
            [JsonDerivedType(typeof(Circle), "circle")]
            [JsonDerivedType(typeof(More.BigSquare), "bigSquare")]
            public abstract record Shape(int Id);
            public abstract record Round(int Id) : Shape(Id);
            public record Circle(int Id) : Round(Id);
        }
        // --- More.cs
        namespace Shop.More { public record BigSquare(int Id) : Shape(Id) { private record Hidden(int Id) : Shape(Id); } }

        """);

    [Theory]
    [InlineData("public abstract record Payload(int A);")]
    [InlineData("public abstract record Payload(int A); public record Inner<T>(int A) : Payload(A);")]
    public async Task Fix_WithoutDerivedTypes_IsNotOffered(string types) => await FixRun.OffersNothingAsync(Id, PayloadSource.Of(types));

    [Fact]
    public async Task FixAll_MendsTheProject() => await FixRun.GivesForAllAsync(Id, """
        using System.Text.Json.Serialization;
        [PushContract] public interface IBoard { Task Draw(A a, B b); }
        public interface A { int X { get; } }
        public record A1(int X) : A;
        // --- B.cs
        using System.Text.Json.Serialization;
        public abstract record B;
        public record B1 : B;

        """, """
        using System.Text.Json.Serialization;
        [PushContract] public interface IBoard { Task Draw(A a, B b); }
        [JsonDerivedType(typeof(A1), "a1")]
        public interface A { int X { get; } }
        public record A1(int X) : A;
        // --- B.cs
        using System.Text.Json.Serialization;
        [JsonDerivedType(typeof(B1), "b1")]
        public abstract record B;
        public record B1 : B;

        """);
}
