using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Generator;

/// <summary>Everything a contract may say, compiled without a warning.</summary>
public class ShapeTests
{
    const string Types = """
        namespace Shop;
        public enum Color { Red, Green, @class = 7 }
        [Flags] public enum Bits : byte { A = 1, B = 2 }
        public record Item(string Name);
        public struct Point { public int X { get; set; } }

        """;

    static void Compiles(string members, TestOptions? options = null) =>
        GeneratorRun.Of(Types + "[PushContract] public interface IShop\n{\n" + members + "\n}", options);

    [Theory]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("bool")]
    [InlineData("bool?")]
    [InlineData("char")]
    [InlineData("byte")]
    [InlineData("sbyte")]
    [InlineData("short")]
    [InlineData("ushort")]
    [InlineData("int")]
    [InlineData("int?")]
    [InlineData("uint")]
    [InlineData("long")]
    [InlineData("ulong")]
    [InlineData("nint")]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("decimal")]
    [InlineData("Half")]
    [InlineData("Int128")]
    [InlineData("UInt128?")]
    [InlineData("Color")]
    [InlineData("Color?")]
    [InlineData("Bits")]
    [InlineData("Guid")]
    [InlineData("Guid?")]
    [InlineData("DateTime")]
    [InlineData("DateTimeOffset")]
    [InlineData("DateOnly")]
    [InlineData("TimeOnly?")]
    [InlineData("TimeSpan")]
    [InlineData("System.Numerics.BigInteger")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("System.Net.IPAddress?")]
    [InlineData("System.Text.Rune")]
    public void TopicKey_OfAnyTypeWithTextForm_Compiles(string type) =>
        Compiles($"[Topic] IAsyncEnumerable<int> M({type} key, CancellationToken cancellationToken = default); [Topic(Gated = true)] IAsyncEnumerable<int> N(int a, {type} b, string? c);");

    [Theory]
    [InlineData("int a = 5")]
    [InlineData("int a = -5")]
    [InlineData("int a = int.MinValue")]
    [InlineData("int? a = -5")]
    [InlineData("int? a = null")]
    [InlineData("long a = long.MinValue")]
    [InlineData("ulong a = ulong.MaxValue")]
    [InlineData("uint a = 3000000000")]
    [InlineData("byte a = 255")]
    [InlineData("float a = 1.5f")]
    [InlineData("double a = double.NaN")]
    [InlineData("double a = double.NegativeInfinity")]
    [InlineData("double a = 1e300")]
    [InlineData("decimal a = -1.10m")]
    [InlineData("char a = '\\''")]
    [InlineData("char a = '\\u0000'")]
    [InlineData("bool a = true")]
    [InlineData("string a = \"quote \\\" and \\\\ and \\n line\"")]
    [InlineData("string? a = null")]
    [InlineData("string a = default!")]
    [InlineData("Color a = Color.Green")]
    [InlineData("Color a = Color.@class")]
    [InlineData("Color a = (Color)(-3)")]
    [InlineData("Color? a = Color.Green")]
    [InlineData("Color? a = null")]
    [InlineData("Bits a = Bits.A | Bits.B")]
    [InlineData("Guid a = default")]
    [InlineData("DateTime? a = null")]
    public void DefaultValue_OfKeyOrArgument_Compiles(string parameter) => Compiles($"""
        [Topic] IAsyncEnumerable<int> T({parameter}, CancellationToken cancellationToken = default);
        IAsyncEnumerable<int> S({parameter}, CancellationToken cancellationToken = default);
        Task C({parameter}, CancellationToken cancellationToken = default);
        """);

    [Theory]
    [InlineData("Item")]
    [InlineData("Item?")]
    [InlineData("Point")]
    [InlineData("Point?")]
    [InlineData("byte[]")]
    [InlineData("string?[]")]
    [InlineData("int[,][]")]
    [InlineData("List<Item?>")]
    [InlineData("Dictionary<string, List<int?>>?")]
    [InlineData("(int Id, string? Name)")]
    [InlineData("(int, string)?")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("List<dynamic>")]
    [InlineData("KeyValuePair<Color, Uri>")]
    public void Payload_OfAnyType_Compiles(string type) => Compiles($"""
        [Topic] IAsyncEnumerable<{type}> T(CancellationToken cancellationToken = default);
        IAsyncEnumerable<{type}> S({type} a, CancellationToken cancellationToken = default);
        Task<{type}> C({type} a, {type} b, CancellationToken cancellationToken = default);
        ValueTask<{type}> V(CancellationToken cancellationToken = default);
        Task<{type}> U(IAsyncEnumerable<{type}> a, CancellationToken cancellationToken = default);
        """);

    [Theory]
    [InlineData("Task M();")]
    [InlineData("ValueTask M();")]
    [InlineData("ValueTask<int> M();")]
    [InlineData("IAsyncEnumerable<int> M();")]
    [InlineData("[Topic] IAsyncEnumerable<int> M();")]
    [InlineData("Task M(params string[] tags);")]
    [InlineData("Task M(CancellationToken cancellationToken, params int[] tags);")]
    [InlineData("ValueTask M(IAsyncEnumerable<int> ticks);")]
    [InlineData("Task M(IAsyncEnumerable<int>? ticks = null, int a = 1, CancellationToken cancellationToken = default);")]
    [InlineData("[Idempotent] Task M(CancellationToken cancellationToken); [AtMostOnce] ValueTask<int?> N(CancellationToken cancellationToken);")]
    [InlineData("[Topic(Retain = 10, RetainBytes = -1, RetainSeconds = 3, Replay = 1, SlowReader = SlowReader.Latest, Public = true)] IAsyncEnumerable<int> M();")]
    [InlineData("[Topic(Gated = true, PerUser = true)] IAsyncEnumerable<int> M(string userId, CancellationToken userId1);")]
    [InlineData("[PushName(\"a.b-1\")] Task M([PushName(\"some name \\\"x\\\"\")] int a, CancellationToken cancellationToken);")]
    [InlineData("Task M(int a, CancellationToken cancellationToken); [PushName(\"m2\")] Task M(string a, CancellationToken cancellationToken);")]
    [InlineData("[Topic] IAsyncEnumerable<int> M(int a); [Topic, PushName(\"m2\")] IAsyncEnumerable<int> M(int a, CancellationToken cancellationToken);")]
    [InlineData("Task M(CancellationToken cancellationToken); void Helper() { } static int Number => 3; static Task Other() => Task.CompletedTask; private void Hidden() { }")]
    [InlineData("[Obsolete(\"old\")] Task M(CancellationToken cancellationToken);")]
    [InlineData("Task M(CancellationToken cancellationToken); class Nested { } enum Kind { A }")]
    [InlineData("internal Task M(CancellationToken cancellationToken);")]
    public void Operation_OfAnyShape_Compiles(string members) => Compiles(members);

    [Fact]
    public void Params_OfACollection_Compiles() =>
        Compiles("Task M(params List<string> tags);", TestOptions.Default with { Language = LanguageVersion.CSharp13 });

    [Theory]
    [InlineData(Microsoft.CodeAnalysis.NullableContextOptions.Disable)]
    [InlineData(Microsoft.CodeAnalysis.NullableContextOptions.Annotations)]
    public void Project_WithoutNullable_Compiles(Microsoft.CodeAnalysis.NullableContextOptions nullable) => Compiles("""
        [Topic] IAsyncEnumerable<Item> T(string key, System.Net.IPAddress ip, CancellationToken cancellationToken = default);
        Task<Item> C(Item a, List<string> b, int? c, string d = null, CancellationToken cancellationToken = default);
        """, TestOptions.Default with { Nullable = nullable });

    [Fact]
    public void Project_WithDocumentationWarnings_HasNone() => GeneratorRun.Of("""
        namespace Shop;
        /// <summary>Documented.</summary>
        [PushContract]
        public interface IShop
        {
            /// <summary>Topic of <paramref name="key"/>.</summary>
            [Topic(Gated = true, PerUser = true)] IAsyncEnumerable<(int Id, string? Name)> T(string key, Guid? @class, CancellationToken cancellationToken = default);
            /// <summary>Stream.</summary>
            IAsyncEnumerable<List<int[]>> S(Dictionary<string, (int, int)> a, CancellationToken cancellationToken = default);
            /// <summary>Call.</summary>
            Task<int> C(IAsyncEnumerable<string> a, int? b, CancellationToken cancellationToken = default);
        }
        """, TestOptions.Default with { Documentation = Microsoft.CodeAnalysis.DocumentationMode.Diagnose });
}
