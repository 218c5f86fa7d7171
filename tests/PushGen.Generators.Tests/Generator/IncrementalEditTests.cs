using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Generator;

/// <summary>For each kind of edit: which steps give out something new, and which files change. A step whose every item is Unchanged or Cached ends there.</summary>
public class IncrementalEditTests
{
    const string NothingChanged = """
        ReadContracts: Unchanged Unchanged
        Colliding: Cached
        Contracts: Cached Cached
        Capabilities: Unchanged
        Servers: Cached Cached
        Twins: Cached
        SourceOutput: Cached Cached Cached Cached
        Changed:
        """;

    const string TradingChanged = """
        ReadContracts: Modified Unchanged
        Colliding: Cached
        Contracts: Modified Cached
        Capabilities: Unchanged
        Servers: Modified Cached
        Twins: Cached
        SourceOutput: Modified Modified Cached Cached
        Changed: Shop.ITrading.Server.g.cs Shop.ITrading.g.cs
        """;

    static readonly (string Path, string Text)[] Files =
    [
        ("ITrading.cs", "namespace Shop; [PushContract] public interface ITrading : IBase { [Topic] IAsyncEnumerable<Quote?> Quotes(Side side = Side.Buy); }"),
        ("IChat.cs", "namespace Shop; [PushContract] public interface IChat { Task Say(string text, CancellationToken cancellationToken = default); }"),
        ("IBase.cs", "namespace Shop; public interface IBase { Task Ping(); }"),
        ("Quote.cs", "namespace Shop; public record Quote(string Symbol);"),
        ("Side.cs", "namespace Shop; public enum Side { Buy, Sell }"),
        ("Page.cs", "namespace Shop; class Page { int Method() { return 1; } }"),
    ];

    [Theory]
    [InlineData("ITrading.cs", "[Topic]", "/* quotes */ [Topic]")]                  // a comment
    [InlineData("ITrading.cs", "; [PushContract]", ";\n\n[PushContract]")]          // white space
    [InlineData("IBase.cs", "public interface", "/// <summary>A base.</summary>\npublic interface")]
    [InlineData("Page.cs", "return 1;", "return 2;")]                               // a body elsewhere
    [InlineData("Page.cs", "int Method", "int Property => 1; int Method")]          // a member elsewhere
    [InlineData("Page.cs", "class Page", "class Pages")]                            // a name elsewhere
    [InlineData("Side.cs", "Sell", "Sell, Hold")]
    public void Edit_ThatChangesNoModel_EndsAtTheReading(string path, string old, string @new) =>
        Assert.Equal(NothingChanged, Changes(project => project.Replace(path, old, @new)));

    [Theory]
    [InlineData("ITrading.cs", "Side side", "Side which")]                          // a rename
    [InlineData("ITrading.cs", "Quotes(", "Prices(")]
    [InlineData("ITrading.cs", "[Topic]", "Task Buy(); [Topic]")]                   // a new operation
    [InlineData("IBase.cs", "Ping()", "Pong()")]                                    // a base interface in another file
    public void Edit_OfOneContract_ChangesItsFilesOnly(string path, string old, string @new) =>
        Assert.Equal(TradingChanged, Changes(project => project.Replace(path, old, @new)));

    [Theory]
    [InlineData("ITrading.cs", "[Topic]", "[Topic(Replay = 1)]")]                   // an option of a topic
    [InlineData("Quote.cs", "record", "record struct")]                             // a payload becomes a value
    [InlineData("Quote.cs", "string Symbol", "string Symbol, decimal Bid")]         // a payload's member
    public void Edit_ThatOnlyTheClientShows_ChangesOneFile(string path, string old, string @new) =>
        Assert.Equal(TradingChanged.Replace("Shop.ITrading.Server.g.cs ", "", StringComparison.Ordinal), Changes(project => project.Replace(path, old, @new)));

    [Fact]
    public void Contract_Renamed_GetsOtherFiles() => Assert.Equal("""
        ReadContracts: Modified Unchanged
        Colliding: Unchanged
        Contracts: Modified Cached
        Capabilities: Unchanged
        Servers: Modified Cached
        Twins: Unchanged
        SourceOutput: Modified Modified Cached Cached
        Changed: Shop.IChat.Server.g.cs Shop.IChat.g.cs Shop.ITalk.Server.g.cs Shop.ITalk.g.cs
        """, Changes(project => project.Replace("IChat.cs", "IChat", "ITalk")));

    [Fact]
    public void Contract_Added_LeavesTheOthersAlone() => Assert.Equal("""
        ReadContracts: New Unchanged Unchanged
        Colliding: Unchanged
        Contracts: New Cached Cached
        Capabilities: Unchanged
        Servers: New Cached Cached
        Twins: Unchanged
        SourceOutput: New New Cached Cached Cached Cached
        Changed: INew.Server.g.cs INew.g.cs
        """, Changes(project => project.Add("INew.cs", "[PushContract] public interface INew { Task Go(); }")));

    [Fact]
    public void Contract_Removed_LeavesTheOthersAlone() => Assert.Equal("""
        ReadContracts: Unchanged Removed
        Colliding: Unchanged
        Contracts: Cached Removed
        Capabilities: Unchanged
        Servers: Cached Removed
        Twins: Unchanged
        SourceOutput: Cached Cached Removed Removed
        Changed: Shop.IChat.Server.g.cs Shop.IChat.g.cs
        """, Changes(project => project.Remove("IChat.cs")));

    [Fact]
    public void Reference_Added_ChangesNothingByItself() => Assert.Equal(NothingChanged, Changes(project => project.With(
        project.Compilation.AddReferences(TestCompilation.Create("public class Other;", TestOptions.Default with { AssemblyName = "Other" }).ToMetadataReference()))));

    [Fact]
    public void ReferenceToTheServer_Added_AddsTheServerHalves()
    {
        var before = TestProject.Of(TestOptions.Default with { WithServer = false }, Files);
        var server = TestCompilation.Create("", TestOptions.Default).ExternalReferences.Except(before.Compilation.ExternalReferences);

        Assert.Equal("""
            ReadContracts: Unchanged Unchanged
            Colliding: Cached
            Contracts: Cached Cached
            Capabilities: Modified
            Servers: New New
            Twins: Cached
            SourceOutput: New New Cached Cached
            Changed: Shop.IChat.Server.g.cs Shop.ITrading.Server.g.cs
            """, before.With(before.Compilation.AddReferences(server)).ChangesSince(before));
    }

    [Fact]
    public void Nullability_SwitchedOff_ChangesTheContractThatItMeansSomethingTo()
    {
        string changes = Changes(project => project.With(project.Compilation.WithOptions(project.Compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable))));

        Assert.Equal(TradingChanged.Replace("Shop.ITrading.Server.g.cs Shop.ITrading", "Shop.IChat", StringComparison.Ordinal), changes);     // text may be null now
    }

    [Fact]
    public void LanguageVersion_Changed_ChangesNothing()
    {
        var before = TestProject.Of(Files);

        Assert.Equal(NothingChanged, before.Speaking(LanguageVersion.CSharp13).ChangesSince(before));
    }

    static string Changes(Func<TestProject, TestProject> edit)
    {
        var before = TestProject.Of(Files);
        return edit(before).ChangesSince(before);
    }
}
