namespace PushGen.Generators.Tests.Names;

/// <summary>Where contracts may stand, and names that collide with something.</summary>
public class PlaceAndNameTests
{
    [Fact]
    public void Contract_InTheGlobalNamespace_Compiles()
    {
        var run = GeneratorRun.Of("[PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> Quotes(string symbol); Task Ping(); }");

        Assert.Contains("\npublic sealed class TradingClient : global::ITrading,", run.ClientHalf, StringComparison.Ordinal);
        Assert.NotNull(run.Text("ITrading.Server.g.cs"));
    }

    [Fact]
    public void Contract_InAClass_GetsTypesBesideTheClass()
    {
        var run = GeneratorRun.Of("namespace Shop; public class Outer { [PushContract] public interface ITrading { Task Ping(); } }");

        Assert.Contains("public sealed class TradingClient : global::Shop.Outer.ITrading,", run.Text("Shop.Outer.ITrading.g.cs"), StringComparison.Ordinal);
        Assert.Contains("class Shop_Outer_TradingServiceExtensions", run.ServerHalf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace Shop; [PushContract] interface ITrading { Task Ping(Secret secret); } class Secret { }")]
    [InlineData("namespace Shop; class Outer { [PushContract] public interface ITrading { [Topic(Gated = true)] IAsyncEnumerable<int> Quotes(string key); } }")]
    [InlineData("namespace Shop; public class Outer { [PushContract] protected internal interface ITrading { Task Ping(); } }")]
    public void Contract_ThatIsInternal_GetsInternalTypes(string source)
    {
        var run = GeneratorRun.Of(source);

        Assert.Contains("internal sealed class TradingClient", run.ClientHalf, StringComparison.Ordinal);
        Assert.Contains("internal interface ITradingServer", run.ServerHalf, StringComparison.Ordinal);
    }

    [Fact]
    public void Contracts_OfOneNameInTwoNamespaces_Compile() => GeneratorRun.Of("""
        namespace A { [PushContract] public interface ITrading { Task Ping(); } }
        namespace B.C { [PushContract("other")] public interface ITrading { Task Ping(); } }
        """);

    [Fact]
    public void TypeName_RenamesGeneratedTypesOnly()
    {
        var run = GeneratorRun.Of("namespace Shop; [PushContract(TypeName = \"Deals\")] public interface ITrading { Task Ping(); }");

        Assert.Contains("class DealsClient", run.ClientHalf, StringComparison.Ordinal);
        Assert.Contains("\"trading\",", run.ClientHalf, StringComparison.Ordinal);
        Assert.Contains(" MapDeals(", run.ServerHalf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ITrading", "TradingClient")]
    [InlineData("Item", "ItemClient")]
    [InlineData("I", "IClient")]
    [InlineData("@event", "eventClient")]
    [InlineData("IÄpfel", "ÄpfelClient", "[PushContract(\"apples\")]")]
    public void Interface_WithAnyName_NamesItsClient(string name, string client, string attribute = "[PushContract]") =>
        Assert.Contains($"class {client} ", GeneratorRun.Of($"{attribute} public interface {name} {{ Task Ping(); }}").ClientHalf, StringComparison.Ordinal);

    [Fact]
    public void Identifiers_ThatAreKeywords_AreEscaped() => GeneratorRun.Of("""
        namespace @namespace.@class;
        public record @record(int @int);
        [PushContract(TypeName = "event")]
        public interface @interface
        {
            [Topic(Gated = true)] IAsyncEnumerable<@record> @event(string @string, int @class, CancellationToken @default);
            Task<@record> @await(@record @await, int @field, int @yield, int value, CancellationToken @async);
            IAsyncEnumerable<int> @partial(int @var, int from, int @scoped);
        }
        """);

    [Theory]
    [InlineData("Task Connection(int connection, int address);")]
    [InlineData("Task ownsConnection(int ownsConnection, int Connection);")]
    [InlineData("ValueTask DisposeAsync();")]
    [InlineData("Task DisposeAsync(int a);")]
    [InlineData("Task Add(int push); Task Finally(int endpoints); Task push(); Task endpoints(); Task convention(); [Topic] IAsyncEnumerable<int> finallyConvention();")]
    [InlineData("Task<string> ToString(); Task<Type?> GetType(int a); Task<int> GetHashCode(); Task<bool> Equals(object other); Task<bool> ReferenceEquals(object a, object b); Task MemberwiseClone(); Task Finalize();")]
    [InlineData("[Topic] IAsyncEnumerable<string> ToString(); [Topic] IAsyncEnumerable<int> Equals(string a); [Topic] IAsyncEnumerable<int> GetType(int GetType, int ToString);")]
    [InlineData("[Topic(PerUser = true)] IAsyncEnumerable<string> M(string topics, int userId, int Read, int Write, int writer, int reader, int MKey);")]
    [InlineData("Task Info(); Task InfoArguments(); Task Info1(int a);")]
    [InlineData("[Topic] IAsyncEnumerable<int> Quotes(int a); Task QuotesKey(int QuotesKey, int QuotesKeyArguments);")]
    [InlineData("Task TradingClient(); Task TradingContract(int a); Task ITradingServer(); [Topic] IAsyncEnumerable<int> TradingPublisher(int a); Task TradingEndpoints();")]
    [InlineData("Task M(int TradingContract, int TradingClient); [Topic] IAsyncEnumerable<int> T(int TradingContract, string TradingPublisher);")]
    [InlineData("[Topic(Gated = true)] IAsyncEnumerable<int> Quotes(string key); Task<bool> AuthorizeQuotes(string key, CancellationToken cancellationToken);")]
    [InlineData("[Topic(Gated = true)] IAsyncEnumerable<int> Quotes(string cancellationToken);")]
    [InlineData("Task M(int server, int key, int arguments, int elements, IAsyncEnumerable<int> more, CancellationToken token);")]
    [InlineData("Task Create(); Task Dispose(); Task Topics(int topics); [Topic] IAsyncEnumerable<int> topics();")]
    [InlineData("Task System(int System); Task global(int global); Task PushGen(int PushGen); Task Shop();")]
    public void Names_ThatCollideWithGeneratedOnes_Compile(string members) => GeneratorRun.Of($"namespace Shop; [PushContract] public interface ITrading {{ {members} }}");

    [Theory]
    [InlineData("public interface IBase { Task One(); [Topic] IAsyncEnumerable<int> Two(string key); }", "IBase")]
    [InlineData("public interface IBase<T> { Task<T> One(T a); IAsyncEnumerable<List<T>> Two(T? a = default); }", "IBase<string>")]
    [InlineData("public interface IA { Task A(); } public interface IB : IA { Task B(); } public interface IC : IA { Task C(); }", "IB, IC")]
    [InlineData("public interface IBase { Task One(); }", "IBase, IAsyncDisposable")]
    [InlineData("[PushContract(\"base\", TypeName = \"Other\")] public interface IBase { Task One(); }", "IBase")]
    public void BaseInterface_BringsItsOperations(string bases, string list) =>
        GeneratorRun.Of($"namespace Shop; {bases} [PushContract] public interface ITrading : {list} {{ Task Ping(); }}");

    [Fact]
    public void BaseInterface_MemberImplementedByTheContract_IsNoOperation()
    {
        var run = GeneratorRun.Of("public interface IBase { Task One(); int Two { get; } } [PushContract] public interface ITrading : IBase { Task IBase.One() => Task.CompletedTask; int IBase.Two => 2; Task Ping(); }");

        Assert.DoesNotContain("One", run.ClientHalf, StringComparison.Ordinal);
    }

    [Fact]
    public void BaseInterface_HiddenMethodWithANameOfItsOwn_Compiles() =>
        GeneratorRun.Of("public interface IBase { Task One(); } [PushContract] public interface ITrading : IBase { [PushName(\"two\")] new Task One(); }");

    [Fact]
    public void Contract_InSeveralParts_IsOne()
    {
        var run = GeneratorRun.Of("namespace Shop; [PushContract] public partial interface ITrading { Task A(); } public partial interface ITrading { Task B(); }");

        Assert.Contains("Task B()", run.ClientHalf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GetHTMLHistory", "get-html-history")]
    [InlineData("PlaceOrderAsync", "place-order")]
    [InlineData("Async", "async")]
    [InlineData("Level2Quotes", "level2-quotes")]
    [InlineData("quotes", "quotes")]
    [InlineData("V2API", "v2-api")]
    [InlineData("Snake_case_Name_", "snake-case-name")]
    [InlineData("A", "a")]
    public void Operation_IsCalledInKebabCase(string method, string name) =>
        Assert.Contains($"new(Info, \"{name}\", \"{method}\")", GeneratorRun.Of($"[PushContract] public interface ITrading {{ Task {method}(); }}").ClientHalf, StringComparison.Ordinal);
}
