namespace PushGen.Generators.Tests.Rules.Payloads;

/// <summary>PUSH0102 is told exactly where the check at start fails: each source is both analyzed and run.</summary>
public class JsonCoverageTests
{
    static readonly string[] Types =
    [
        "int", "int?", "string", "object", "byte[]", "decimal", "Guid", "Uri", "DayOfWeek", "DayOfWeek?", "Quote", "Quote[]", "List<Quote>", "List<int?>", "Inner",
        "Dictionary<string, Inner>", "(int, string)", "(int A, string B)", "System.Text.Json.JsonElement", "System.Text.Json.Nodes.JsonNode", "KeyValuePair<string, int>", "int[][]", "ReadOnlyMemory<byte>",
        "Page<Quote>", "Page<int>", "IReadOnlyList<Quote>", "Shape", "Circle", "List<object>", "DateTimeOffset",
    ];

    /// <summary>Contexts with nothing, with one type that brings others, and with each type.</summary>
    public static TheoryData<string> Contexts => ["", "Quote", "List<object>", "Shape", "Page<Quote>", "(int X, string Y)", "DayOfWeek?", "*"];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Rule_SaysWhatTheCheckAtStartSays(string context)
    {
        string[] listed = context == "*" ? [.. Types.Where(type => type != "(int A, string B)")] : context == "" ? [] : [context];
        string source = Source(listed);
        var covers = (string)LiveAssembly.Run(source)!;

        var told = AnalyzerRun.Tell(source, null, "PUSH0102").Where(diagnostic => diagnostic.Id == "PUSH0102").Select(diagnostic => ContractOf(source, diagnostic.Location.SourceSpan.Start));

        Assert.Equal(covers, string.Concat(Enumerable.Range(0, Types.Length).Select(i => told.Contains(i) ? '-' : '+')));
        Assert.Equal(context == "*", !covers.Contains('-', StringComparison.Ordinal));
    }

    static int ContractOf(string source, int position)
    {
        int at = source.LastIndexOf("interface IC", position, StringComparison.Ordinal) + "interface IC".Length;
        return int.Parse(source[at..source.IndexOf(' ', at)], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A contract for each type, and a program that asks each whether it starts.</summary>
    static string Source(string[] listed) => $$"""
        using System.Text.Json.Serialization;
        public record Quote(string Symbol, Inner Inner, decimal[] Depth); public record Inner(int A, DayOfWeek Day); public record Page<T>(List<T> Items, int Total);
        [JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape; public record Circle(double Radius) : Shape;
        public record Other(bool A);
        {{string.Join("\n", Types.Select((type, i) => $"[PushContract(JsonContext = typeof(Json))] public interface IC{i} {{ Task<{type}> A(); }}"))}}
        [JsonSerializable(typeof(Other))]
        {{string.Join("\n", listed.Select(type => $"[JsonSerializable(typeof({type}))]"))}}
        partial class Json : JsonSerializerContext;
        public static class Test
        {
            public static object Run() => {{string.Join(" + ", Types.Select((_, i) => $"Try(C{i}Contract.Info)"))}};
            static string Try(PushGen.CodeGen.PushContractInfo info)
            {
                try { info.EnsurePayloads(); return "+"; }
                catch (InvalidOperationException) { return "-"; }
            }
        }
        """;
}
