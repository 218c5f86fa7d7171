using Microsoft.CodeAnalysis;
using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Server;

public class TopicIsNeverPublishedTests
{
    const string Id = "PUSH0206";

    static string Program(string statements, string more = "") => ShopSource.Program($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddPush().AddShop();
        var app = builder.Build();
        app.MapPush("/push").MapShop().AllowAnonymous();
        {{statements}}
        app.Run();
        {{more}}
        """, "[PushContract] public interface IShop { [Topic] IAsyncEnumerable<string> News(CancellationToken cancellationToken = default); }");

    [Fact]
    public void NeverPublished_IsToldAtTheTopic()
    {
        string source = Program("").Replace("public interface IShop { [Topic] IAsyncEnumerable<string> News", "public interface IShop { [Topic] IAsyncEnumerable<string> [|News|]", StringComparison.Ordinal);

        Assert.Equal("Nothing is published to the topic 'IShop.News': the application does not call ShopPublisher.News", Assert.Single(AnalyzerRun.Said(Id, source)).GetMessage(null));
    }

    [Theory]
    [InlineData("app.MapPost(\"/\", async (ShopPublisher publisher) => { await publisher.News().PublishAsync(\"x\"); });", "")]
    [InlineData("", "class Job(ShopPublisher publisher) { readonly Topic<string> news = publisher.News(); public Topic<string> Topic => news; }")]
    [InlineData("", "class Job(ShopPublisher publisher) { public Func<Topic<string>> Topic => publisher.News; }")]
    public void HandleTakenAnywhere_IsFine(string statements, string more) => AnalyzerRun.SaysNothing(Program(statements, more: more));

    [Fact]
    public void LibraryWithoutEntryPoint_IsLeftAlone() =>
        AnalyzerRun.SaysNothing(Usings + "public static class Routes { public static void Map(PushRouteBuilder push) => push.MapShop(); }" + Topics);

    [Fact]
    public void ReferencedProjectWithPushGensServer_MayPublish()
    {
        var library = GeneratorRun.Of(Usings + "public class Tool { public static Topic<int>? Topic => null; }", TestOptions.Default with { AssemblyName = "Library" });
        using var stream = new MemoryStream();
        Assert.True(library.Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);

        AnalyzerRun.SaysNothing(Program(""), TestOptions.Default with { References = [MetadataReference.CreateFromImage(stream.ToArray())] });
    }
}
