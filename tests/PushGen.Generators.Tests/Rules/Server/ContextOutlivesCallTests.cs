using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Server;

public class ContextOutlivesCallTests
{
    const string Id = "PUSH0207";

    const string Classes = """

        public class Takes(PushContext context) : Microsoft.Extensions.Hosting.BackgroundService { public string Who => context.UserId; protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
        public class MayTake { public MayTake() { } public MayTake(PushContext context) { Who = context.UserId; } public string Who { get; } = ""; }
        public class Asks(IServiceProvider services) { public string Who => services.GetRequiredService<PushContext>().UserId; }
        """;

    static string Add(string call) => Usings + "public static class X { public static void Add(IServiceCollection services, Takes one) { " + call + " } }" + Classes;

    [Theory]
    [InlineData("services.AddSingleton<[|Takes|]>();")]
    [InlineData("services.AddSingleton<object, [|Takes|]>(); services.TryAddSingleton<object, [|Takes|]>();")]
    [InlineData("services.AddHostedService<[|Takes|]>(); services.AddKeyedSingleton<[|Takes|]>(\"x\");")]
    public void InjectedIntoSingleton_IsTold(string call) => AnalyzerRun.Says(Id, Add(call));

    [Theory]
    [InlineData("services.AddScoped<Takes>(); services.AddTransient<Takes>(); services.AddSingleton<MayTake>(); services.AddSingleton<Asks>();")]
    [InlineData("services.AddSingleton(one); services.AddSingleton<Takes>(one); services.AddSingleton<Takes>(_ => one); services.AddHostedService(_ => one);")]
    public void ScopedOrMadeOtherwise_IsFine(string call) => AnalyzerRun.SaysNothing(Add(call));

    [Theory]
    [InlineData("class X { static PushContext? [|context|]; static PushContext? [|Last|] { get; set; } static int Count => context is null && Last is null ? 0 : 1; }")]
    [InlineData("static class X { public static readonly PushContext? [|Context|] = null; }")]
    public void Static_IsTold(string source) => AnalyzerRun.Says(Id, Usings + source, TestOptions.Default with { Expected = source.Contains("static PushContext? [|c", StringComparison.Ordinal) ? ["CS0649"] : [] });

    [Fact]
    public void InstanceOrComputed_IsFine() => AnalyzerRun.SaysNothing(
        Usings + "class X(PushContext context) { readonly PushContext kept = context; public PushContext Mine => kept; static AsyncLocal<X?> current = new(); static PushContext? Current => current.Value?.kept; }");

    [Fact]
    public void Message_SaysWhere() => Assert.Equal(
        "PushContext belongs to one call, stream or gate, but 'Takes', whose constructor takes it, is a singleton; let a scoped class take it, or pass on what is needed of it",
        Assert.Single(AnalyzerRun.Said(Id, Add("services.AddSingleton<[|Takes|]>();"))).GetMessage(null));
}
