using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Rules.Payloads;

public class TimeHasNoOffsetTests
{
    const string Id = "PUSH0105";

    [Theory]
    [InlineData("[|DateTime|]")]
    [InlineData("[|DateTime|]?")]
    [InlineData("Dictionary<string, List<[|System.DateTime|]?>>")]
    public void Type_IsToldAtItsName(string type) => AnalyzerRun.Says(Id, PayloadSource.Sends(type));

    [Fact]
    public void Member_IsToldWithItsName()
    {
        var said = Assert.Single(AnalyzerRun.Said(Id, PayloadSource.Of("public record Payload([|DateTime|] At);")));

        Assert.Equal("The DateTime in 'Payload.At' means another moment in another time zone; use DateTimeOffset", said.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Info, said.Severity);
    }

    [Theory]
    [InlineData("public record Payload(DateTimeOffset A, DateOnly B, TimeOnly C, TimeSpan D);")]
    [InlineData("public record Payload(int A) { [JsonIgnore] public DateTime B { get; set; } public DateTime C() => default; }")]
    public void Member_OfAnotherType_IsFine(string types) => AnalyzerRun.SaysNothing(PayloadSource.Of(types));

    [Fact]
    public void KeyOfATopic_IsFine() => AnalyzerRun.SaysNothing("[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> A(DateTime day); }");

    [Fact]
    public async Task FixAll_ChangesTypesOnly() => await FixRun.GivesForAllAsync(Id, """
        [PushContract] public interface ITrading { Task<List<DateTime>> Days(System.DateTime? from /* included */, Span? span = null); }
        // --- Span.cs
        public record Span(DateTime From, DateTime To = default) { public DateTime[]? Between { get; init; } }

        """, """
        [PushContract] public interface ITrading { Task<List<DateTimeOffset>> Days(System.DateTimeOffset? from /* included */, Span? span = null); }
        // --- Span.cs
        public record Span(DateTimeOffset From, DateTimeOffset To = default) { public DateTimeOffset[]? Between { get; init; } }

        """);

    [Fact]
    public async Task Fix_BehindAnAlias_IsNotOffered() => await FixRun.OffersNothingAsync(Id, "using Moment = System.DateTime;\n[PushContract] public interface ITrading { Task A(Moment a); }");
}
