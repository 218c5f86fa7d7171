using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Server;

public class ServerBlocksTests
{
    const string Id = "PUSH0204";
    const string Load = "static async Task<int> Load(int i = 0) { await Task.Yield(); return i; }";

    [Theory]
    [InlineData("return Task.FromResult(Load().[|Result|]);")]
    [InlineData("Load().[|Wait|](); Load().[|Wait|](100); return Load();")]
    [InlineData("int a = Load().GetAwaiter().[|GetResult|]() + Load().ConfigureAwait(false).GetAwaiter().[|GetResult|](); return Task.FromResult(a);")]
    [InlineData("int a = new ValueTask<int>(Load()).[|Result|]; return Task.FromResult(a);")]
    [InlineData("Thread.[|Sleep|](100); Task.[|WaitAll|](Load(), Load()); return Task.FromResult(Task.[|WaitAny|](Load()));")]
    [InlineData("var task = Load(); int Local() => task.[|Result|]; Func<int> lambda = () => Load().[|Result|]; return Task.FromResult(Local() + lambda());")]
    public void Blocking_IsTold(string body) => AnalyzerRun.Says(Id, Body(body, Load));

    [Theory]
    [InlineData("return Load().ContinueWith(task => task.Result, cancellationToken);")]
    [InlineData("return Task.FromResult(Task.FromResult(3).Result);")]
    [InlineData("var task = Load(); return task.IsCompletedSuccessfully ? Task.FromResult(task.Result) : task;")]
    [InlineData("return Both(); static async Task<int> Both() { var (a, b) = (Load(), Load()); await Task.WhenAll(a, b); return a.Result + b.Result; }")]
    [InlineData("return All(); static async Task<int> All() { var all = new[] { Load(), Load() }; await Task.WhenAll(all); int sum = 0; foreach (var one in all) sum += one.Result; return sum + all[0].Result; }")]
    [InlineData("return First(); static async Task<int> First() { return (await Task.WhenAny(Load(), Load())).Result; }")]
    [InlineData("return Twice(); static async Task<int> Twice() { var task = Load(); await task; return task.Result; }")]
    [InlineData("Thread.Sleep(0); return Task.FromResult(Load().Wait(0) ? 1 : 2);")]
    [InlineData("return Task.FromResult(new Answer(3).Result); } record Answer(int Result); public void Dispose() { Load().GetAwaiter().GetResult();")]
    public void EndedOrNoTask_IsFine(string body) => AnalyzerRun.SaysNothing(Body(body, Load));

    [Fact]
    public void OtherClass_IsNobodysBusiness() => AnalyzerRun.SaysNothing(Usings + "public class Tool { public int A() => Task.Run(() => 3).Result; }" + Topics);

    [Fact]
    public void Message_SaysWhatToDo() => Assert.Equal("'ShopServer' blocks a thread with .Wait(); await the task",
        Assert.Single(AnalyzerRun.Said(Id, Body("Load().[|Wait|](); return Load();", Load))).GetMessage(null));

    [Theory]
    [InlineData("int a = Load().Result; // why\n        return Task.FromResult(a);", "int a = await Load(); // why\n        return a;")]
    [InlineData("return Task.FromResult(Load().Result.ToString().Length);", "return (await Load()).ToString().Length;")]
    [InlineData("Load().Wait(cancellationToken);\n        return Load();", "await Load().WaitAsync(cancellationToken);\n        return await Load();")]
    [InlineData("return Task.FromResult(Load(3).ConfigureAwait(false).GetAwaiter().GetResult());", "return await Load(3).ConfigureAwait(false);")]
    [InlineData("Thread.Sleep(TimeSpan.FromSeconds(1));\n        return Load();", "await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);\n        return await Load();")]
    [InlineData("Task.WaitAll(Load(), Load(2));\n        return Load();", "await Task.WhenAll(Load(), Load(2));\n        return await Load();")]
    public Task Fix_Awaits(string before, string after) => FixRun.GivesAsync(Id, Body(before, Load), Async(Body(after, Load)));

    [Fact]
    public Task FixAll_OfNestedOnes() => FixRun.GivesForAllAsync(Id,
        Body("return Task.FromResult(Load(Load(Load().Result).Result).Result);", Load), Async(Body("return await Load(await Load(await Load()));", Load)));

    [Theory]
    [InlineData("return Task.FromResult(Load().Wait(100) ? 1 : 2);")]
    [InlineData("lock (publisher) { return Task.FromResult(Load().Result); }")]
    [InlineData("int Local() => Load().Result; return Task.FromResult(Local());")]
    [InlineData("return Task.FromResult(Task.WaitAny(Load(), Load()));")]
    public Task Fix_WhereNothingCanAwait_OffersNothing(string body) => FixRun.OffersNothingAsync(Id, Body(body, Load));

    static string Async(string source) => source.Replace("public Task<int> Buy(string product, CancellationToken cancellationToken)\n", "public async Task<int> Buy(string product, CancellationToken cancellationToken)\n", StringComparison.Ordinal);
}
