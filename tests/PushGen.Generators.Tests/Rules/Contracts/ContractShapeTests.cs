using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Rules.Contracts;

/// <summary>
/// What each rule says and where. Each run also asserts that the broken contract compiles: its members throw, and no error of the
/// compiler hides the rule.
/// </summary>
public class ContractShapeTests
{
    public static readonly TheoryData<string, string> Wrong = new()
    {
        { "PUSH0001", "[PushContract] public interface [|ITrading|]<T> { Task A(T a); }" },
        { "PUSH0001", "public class Outer<T> { [PushContract] public interface [|ITrading|] { Task A(); } }" },
        { "PUSH0002", "public class Outer { [PushContract] private interface [|ITrading|] { Task A(); } }" },
        { "PUSH0002", "public class Outer { [PushContract] protected interface [|ITrading|] { Task A(); } }" },
        { "PUSH0002", "public class Outer { private class Inner { [PushContract] public interface [|ITrading|] { Task A(); } } }" },
        { "PUSH0002", "[PushContract] file interface [|ITrading|] { Task A(); }" },
        { "PUSH0003", "[PushContract] public interface ITrading { int [|Count|] { get; } Task A(); }" },
        { "PUSH0003", "[PushContract] public interface ITrading { string? [|Name|] { get; set; } int [|Only|] { set; } int [|Init|] { get; init; } ref int [|Ref|] { get; } ref readonly int [|Ref2|] { get; } }" },
        { "PUSH0003", "[PushContract] public interface ITrading { event Action<int>? [|Changed|]; Task A(); }" },
        { "PUSH0003", "[PushContract] public interface ITrading { int [|this|][string a, int b] { get; set; } Task A(); }" },
        { "PUSH0003", "[PushContract] public interface ITrading { static abstract int [|Make|](string a); static abstract int [|Count|] { get; } static abstract event Action [|E|]; Task A(); }" },
        { "PUSH0003", "public interface IBase { int Count { get; } } [PushContract] public interface [|ITrading|] : IBase { Task A(); }" },
        { "PUSH0004", "[PushContract] public interface ITrading { Task [|A|]<T>(T a); [Topic] IAsyncEnumerable<T> [|B|]<T, U>(string key) where T : class where U : struct; }" },
        { "PUSH0004", "[PushContract] public interface ITrading { Task<T?> [|A|]<T>(T? a, List<T?> b); ValueTask<T?> [|B|]<T>(T? a) where T : struct; Task<T?> [|C|]<T>() where T : class?; }" },
        { "PUSH0005", "[PushContract] public interface ITrading { void [|A|](); int [|B|](int a = 3); string? [|C|](params int[] a); IEnumerable<int> [|D|](); }" },
        { "PUSH0005", "[PushContract] public interface ITrading { Task<IAsyncEnumerable<int>> [|A|](); ValueTask<Task<int>> [|B|](); IObservable<int> [|C|](); Task<System.Threading.Channels.ChannelReader<int>> [|D|](); }" },
        { "PUSH0005", "[PushContract] public interface ITrading { ref int [|A|](); ref readonly int [|B|](); Span<int> [|C|](); unsafe int* [|D|](); IAsyncEnumerator<int> [|E|](); int[] [|F|](); string [|ToString|](); }" },
        { "PUSH0006", "[PushContract] public interface ITrading { Task A(ref int [|a|]); Task B(out int [|b|]); Task C(in int [|c|]); Task D(ref readonly int [|d|]); [Topic] IAsyncEnumerable<int> E(in int [|a|]); }" },
        { "PUSH0006", "[PushContract] public interface ITrading { Task A(ReadOnlySpan<int> [|a|]); Task B(scoped Span<int> [|b|]); unsafe Task C(int* [|c|]); unsafe Task D(delegate*<int, void> [|d|]); }" },
        { "PUSH0007", "[PushContract] public interface ITrading { Task A(CancellationToken one, CancellationToken [|two|]); IAsyncEnumerable<int> B(CancellationToken one = default, CancellationToken [|two|] = default); }" },
        { "PUSH0008", "[PushContract] public interface ITrading { Task A(CancellationToken [|token|], int a); IAsyncEnumerable<int> B(int a, CancellationToken [|token|] = default, int b = 3); }" },
        { "PUSH0009", "[PushContract] public interface ITrading { Task A(int a); Task [|A|](string a); }" },
        { "PUSH0009", "[PushContract] public interface ITrading { Task Save(); Task [|SaveAsync|](); }" },
        { "PUSH0009", "[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> Quotes(string key); [PushName(\"quotes\")] Task [|Other|](); }" },
        { "PUSH0009", "public interface IBase { Task A(); } [PushContract] public interface [|ITrading|] : IBase { Task A(int a); }" },
        { "PUSH0009", "public interface IBase { Task A(); } [PushContract] public interface [|ITrading|] : IBase { new Task A(); }" },
        { "PUSH0010", "[PushContract(\"Trading\")] public interface [|ITrading|] { Task A(); }" },
        { "PUSH0010", "[PushContract(\"\")] public interface [|ITrading|] { Task A(); }" },
        { "PUSH0010", "[PushContract] public interface ITrading { [PushName(\"~\")] Task [|A|](); [PushName(\"a/b\")] Task [|B|](); [PushName(\"..\")] Task [|C|](); [PushName(\"-x\")] IAsyncEnumerable<int> [|D|](); }" },
        { "PUSH0010", "[PushContract] public interface ITrading { Task [|Überweisen|](); }" },
        { "PUSH0010", "[PushContract] public interface ITrading { Task A(int a, [PushName(\"a\")] int [|b|]); Task B([PushName(\"\")] int [|a|]); }" },
        { "PUSH0012", "[PushContract] public interface [|ITrading|] { static void Helper() { } }" },
        { "PUSH0013", "[PushContract] public interface ITrading { [Topic] Task<int> [|A|](); [Topic] IEnumerable<int> [|B|](); }" },
        { "PUSH0014", "public record Item; [PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> A(Item [|a|]); [Topic(PerUser = true)] IAsyncEnumerable<int> B(int[] [|a|], Uri [|b|], object [|c|], Item? [|d|] = null); }" },
        { "PUSH0015", "[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> A(string [|after|], int [|wait|]); [Topic] IAsyncEnumerable<int> B([PushName(\"gap\")] string [|a|], int [|limit|] = 3); [Topic] IAsyncEnumerable<int> C(int [|lastEventId|], int [|_d|], [PushName(\"push-e\")] int [|e|]); }" },
        { "PUSH0016", "[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> A(IAsyncEnumerable<int> [|a|]); IAsyncEnumerable<int> B(IAsyncEnumerable<int> [|a|]); Task C(IAsyncEnumerable<int> a, IAsyncEnumerable<string> [|b|]); }" },
        { "PUSH0023", "[PushContract(TypeName = \"A B\")] public interface [|ITrading|] { Task A(); } [PushContract(TypeName = \"\")] public interface [|IOther|] { Task A(); } [PushContract(TypeName = \"A.B\")] public interface [|IThird|] { Task A(); }" },
        { "PUSH0024", "[assembly: [|PushGen.AspNetCore.GeneratePushServer(typeof(IDisposable))|], [|PushGen.AspNetCore.GeneratePushServer(typeof(string[]))|]]\n[assembly: [|PushGen.AspNetCore.GeneratePushServer(typeof(ITrading))|]]\npublic interface ITrading { Task A(); }" },
        { "PUSH0022", "[PushContract(JsonContext = typeof(string))] public interface [|ITrading|] { Task A(); } [PushContract(JsonContext = typeof(int[]))] public interface [|IOther|] { Task A(); }" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Contract_ThatBreaksARule_IsToldWhere(string id, string source) => AnalyzerRun.Says(id, source);

    [Fact]
    public void PUSH0011_TwoContractsOfOneName_SecondIsTold()
    {
        var said = AnalyzerRun.Said("PUSH0011", """
            namespace A { [PushContract] public interface ITrading { Task Ping(); } }
            namespace B { [PushContract(TypeName = "Other")] public interface [|ITrading|] { Task Ping(); } }
            """);

        Assert.Equal("The contract 'B.ITrading' is called 'trading' on the wire, as is 'A.ITrading'; name one of them with [PushContract(\"…\")]", Assert.Single(said).GetMessage(null));
    }

    [Theory]
    [InlineData("PUSH0001", "public interface IBase<T> { Task A(T a); } [PushContract] public interface ITrading : IBase<int>;")]
    [InlineData("PUSH0002", "public class Outer { [PushContract] internal interface ITrading { Task A(); } }")]
    [InlineData("PUSH0003", "[PushContract] public interface ITrading { int Count => 3; static int Other { get; set; } const int Number = 3; Task A(); }")]
    [InlineData("PUSH0004", "[PushContract] public interface ITrading { T Helper<T>(T a) => a; Task<List<int>> A(Dictionary<string, int> a); }")]
    [InlineData("PUSH0005", "[PushContract] public interface ITrading { Task A(); Task<int> B(); ValueTask C(); ValueTask<int?> D(); IAsyncEnumerable<int> E(); void Helper() { } }")]
    [InlineData("PUSH0006", "[PushContract] public interface ITrading { Task A(int a, ReadOnlyMemory<byte> b); void Helper(ref int a, Span<int> b) { } }")]
    [InlineData("PUSH0007", "[PushContract] public interface ITrading { Task A(CancellationToken token); Task B(); }")]
    [InlineData("PUSH0008", "[PushContract] public interface ITrading { Task A(int a, CancellationToken token); Task B(CancellationToken token, params int[] a); }")]
    [InlineData("PUSH0009", "[PushContract] public interface ITrading { Task A(int a); [PushName(\"a2\")] Task A(string a); }")]
    [InlineData("PUSH0010", "[PushContract(\"a.b-3\")] public interface ITrading { [PushName(\"x.y-1\")] Task A([PushName(\"Any name\")] int a); }")]
    [InlineData("PUSH0011", "namespace A { [PushContract] public interface ITrading { Task A(); } } namespace B { [PushContract(\"other\")] public interface ITrading { Task A(); } public interface IUnmarked { Task A(); } }")]
    [InlineData("PUSH0012", "public interface IBase { Task A(); } [PushContract] public interface ITrading : IBase;")]
    [InlineData("PUSH0013", "[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> A(); }")]
    [InlineData("PUSH0014", "[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> A(Guid a, bool? b, System.Net.IPAddress? c, DayOfWeek d); Task B(Uri uri); }")]
    [InlineData("PUSH0015", "[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> A([PushName(\"from\")] string after, int After); Task B(int limit); }")]
    [InlineData("PUSH0016", "[PushContract] public interface ITrading { Task A(IAsyncEnumerable<int> a); Task B(List<IAsyncEnumerable<int>> a); }")]
    [InlineData("PUSH0023", "[PushContract(TypeName = \"Ünï_1\")] public interface ITrading { Task A(); } [PushContract(TypeName = null)] public interface IOther { Task A(); }")]
    [InlineData("PUSH0024", "[assembly: PushGen.AspNetCore.GeneratePushServer(typeof(ITrading))]\n[PushContract] public interface ITrading { Task A(); }")]
    [InlineData("PUSH0022", "[PushContract(JsonContext = null)] public interface ITrading { Task A(); }")]
    public void Contract_ThatKeepsTheRule_IsFine(string id, string source)
    {
        AnalyzerRun.SaysNothing(source);
        Assert.True(id == "PUSH0011" || Wrong.Any(row => row.Data.Item1 == id), id);
    }

    [Fact]
    public void UnmarkedInterface_IsNobodysBusiness() =>
        AnalyzerRun.SaysNothing("public interface ITrading<T> { int Count { get; } void A(ref T a); [Topic] void B(); }");

    [Theory]
    [InlineData("PUSH0005", "[PushContract] public interface ITrading { IEnumerable<int> [|Quotes|](); }",
        "The operation 'ITrading.Quotes' returns 'IEnumerable<int>'; a topic or stream returns IAsyncEnumerable<T>, a call Task, Task<T>, ValueTask or ValueTask<T>")]
    [InlineData("PUSH0009", "[PushContract] public interface ITrading { Task Save(); Task [|SaveAsync|](); }",
        "The operation 'ITrading.SaveAsync' is called 'save' on the wire, as is 'ITrading.Save'; give one of them another name with [PushName]")]
    [InlineData("PUSH0010", "[PushContract] public interface ITrading { [PushName(\"A b\")] Task [|A|](); }",
        "'A b' cannot be the name of the operation 'ITrading.A' on the wire: it may have only lower-case letters, digits, '-' and '.'")]
    [InlineData("PUSH0002", "public class Outer { [PushContract] private interface [|ITrading|] { Task A(); } }",
        "Generated code cannot reach the push contract 'ITrading': 'ITrading' is private")]
    public void Message_NamesWhatIsWrong(string id, string source, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerRun.Said(id, source)).GetMessage(null));
}
