using Microsoft.CodeAnalysis;
using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Server;

public class ContractIsNotWiredTests
{
    const string Id = "PUSH0201";
    const string Mapped = "app.MapPush(\"/push\").MapShop().AllowAnonymous();", Registered = "builder.Services.AddPush().AddShop<ShopServer>();";

    [Fact]
    public void RegisteredOnly_IsToldAtTheName()
    {
        var said = AnalyzerRun.Said(Id, Wiring("builder.Services.AddPush().[|AddShop|]<ShopServer>();", ""));

        Assert.Equal("The contract 'IShop' is registered but never mapped; call MapShop() on what MapPush returns", Assert.Single(said).GetMessage(null));
    }

    [Fact]
    public void MappedOnly_IsToldAtTheName()
    {
        var said = AnalyzerRun.Said(Id, Wiring("builder.Services.AddPush();", "app.MapPush(\"/push\").[|MapShop|]().AllowAnonymous();"));

        Assert.Equal("The contract 'IShop' is mapped but never registered; call AddShop<…>() on what AddPush returns", Assert.Single(said).GetMessage(null));
    }

    [Fact]
    public void MappedOnly_WithoutServerClassAndWithPublisher_IsTold() => AnalyzerRun.Says(Id, Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddPush();
        var app = builder.Build();
        app.MapPush("/push").[|MapNews|]().AllowAnonymous();
        app.MapPost("/news", async (NewsPublisher publisher, string text) => { await publisher.News().PublishAsync(text); });
        app.Run();
        """, "[PushContract] public interface INews { [Topic] IAsyncEnumerable<string> News(CancellationToken token = default); }"));

    [Theory]
    [InlineData(Registered, Mapped, "")]
    [InlineData("builder.Services.AddShopping();", "app.MapShopping();", """
        static class Shopping
        {
            public static void AddShopping(this IServiceCollection services) { foreach (int i in new[] { 1 }) services.AddPush().AddShop<ShopServer>(); }
            public static void MapShopping(this IEndpointRouteBuilder routes) { if (routes.ServiceProvider is not null) routes.MapPush("/push").MapShop(); }
        }
        """)]
    [InlineData(Registered, "Func<PushRouteBuilder, ShopEndpoints> map = ShopEndpointExtensions.MapShop; map(app.MapPush(\"/push\")).AllowAnonymous();", "")]
    [InlineData("builder.Services.AddPush(); builder.Services.AddScoped<IShopServer, ShopServer>();", Mapped, "")]
    [InlineData("builder.Services.AddPush(); builder.Services.TryAdd(ServiceDescriptor.Scoped(typeof(IShopServer), typeof(ShopServer)));", Mapped, "")]
    public void BothSomewhere_IsFine(string register, string map, string more) => AnalyzerRun.SaysNothing(Wiring(register, map, more));

    [Fact]
    public void SwitchedOffCode_Counts() => AnalyzerRun.SaysNothing(Wiring(Registered, "\n#if WITH_PUSH\n" + Mapped + "\n#endif"));

    [Fact]
    public void CommentedCode_DoesNotCount() => AnalyzerRun.Says(Id, Wiring("builder.Services.AddPush().[|AddShop|]<ShopServer>();", "// " + Mapped));

    [Fact]
    public void Library_IsLeftAlone() => AnalyzerRun.SaysNothing(
        Usings + "public static class X { public static void Add(IServiceCollection services) => services.AddPush().AddShop<ShopServer>(); }" + Calls);

    [Fact]
    public void TestProject_IsLeftAlone() => AnalyzerRun.SaysNothing(Wiring(Registered, ""),
        TestOptions.Default with { References = [MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)] });

    [Fact]
    public void ServerHalfOfAnotherProject_IsLeftAlone()
    {
        var library = GeneratorRun.Of(Calls, TestOptions.Default with { AssemblyName = "Library" });
        using var stream = new MemoryStream();
        Assert.True(library.Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        var options = TestOptions.Default with { References = [MetadataReference.CreateFromImage(stream.ToArray())] };

        AnalyzerRun.SaysNothing(Program("var builder = WebApplication.CreateBuilder(args);\n" + Registered, ""), options);
    }

    [Fact]
    public Task Fix_WithoutMapPush_MapsBeforeRun() => FixRun.GivesAsync(Id, Wiring(Registered, "// the end"),
        Wiring(Registered, "// the end\napp.MapPush(\"/push\").MapShop();"));

    [Fact]
    public Task Fix_WithAChain_TakesItApart() => FixRun.GivesAsync(Id,
        Wiring(Registered + " builder.Services.AddPush().AddOther<OtherServer>();", "// push\napp.MapPush(\"/push\").RequireCors().MapOther().AllowAnonymous();", Other),
        Wiring(Registered + " builder.Services.AddPush().AddOther<OtherServer>();",
            "// push\nvar push = app.MapPush(\"/push\").RequireCors();\npush.MapOther().AllowAnonymous();\npush.MapShop();", Other));

    [Fact]
    public Task Fix_WithoutAddPush_RegistersBeforeBuild() => FixRun.GivesAsync(Id, Wiring("", Mapped), Wiring("\nbuilder.Services.AddPush().AddShop<ShopServer>();", Mapped));

    [Fact]
    public Task Fix_WithAddPush_RegistersAtTheEndOfTheChain() => FixRun.GivesAsync(Id,
        Wiring("builder.Services.AddPush(options => options.MaxCallBytes = 3);", Mapped),
        Wiring("builder.Services.AddPush(options => options.MaxCallBytes = 3).AddShop<ShopServer>();", Mapped));

    [Fact]
    public Task FixAll_InsertsOneAfterTheOther() => FixRun.GivesForAllAsync(Id,
        Wiring(Registered + "\nbuilder.Services.AddPush().AddOther<OtherServer>();", "var push = app.MapPush(\"/push\");", Other),
        Wiring(Registered + "\nbuilder.Services.AddPush().AddOther<OtherServer>();", "var push = app.MapPush(\"/push\");\npush.MapShop();\npush.MapOther();", Other));

    [Fact]
    public Task Fix_WithTwoServerClasses_OffersNothing() => FixRun.OffersNothingAsync(Id, Wiring("builder.Services.AddPush();", Mapped, "public class Second : ShopServer;"));

    [Fact]
    public Task Fix_WithoutAPlace_OffersNothing() => FixRun.OffersNothingAsync(Id, Program("new ServiceCollection().AddPush().AddShop<ShopServer>();"));

    const string Other = """
        [PushContract] public interface IOther { Task Ping(CancellationToken cancellationToken = default); }
        public class OtherServer : IOtherServer { public Task Ping(CancellationToken cancellationToken) => Task.CompletedTask; }

        """;
}
