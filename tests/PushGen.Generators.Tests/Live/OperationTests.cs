namespace PushGen.Generators.Tests.Live;

/// <summary>What the generated contract class says about its operations, and the client's surface.</summary>
public class OperationTests
{
    [Theory]
    [InlineData("[Topic(Retain = 5, RetainBytes = 6, RetainSeconds = 7, Replay = 1, SlowReader = SlowReader.Latest, Gated = true, PerUser = true)] IAsyncEnumerable<int> A();",
        "var o = A.Options; return $\"{o.Retain} {o.RetainBytes} {o.RetainSeconds} {o.Replay} {o.SlowReader} {o.Gated} {o.PerUser} {o.Public} {A.NullableItem} {A.Path} {A.Member}\";",
        "5 6 7 1 Latest True True False False trading/a A")]
    [InlineData("[Topic] IAsyncEnumerable<string?> A();", "return $\"{A.Options.Retain} {A.NullableItem}\";", "1000 True")]
    [InlineData("IAsyncEnumerable<int?> A();", "return A.NullableItem.ToString();", "True")]
    [InlineData("Task<string> A();", "return $\"{A.Repetition} {A.NullableResult}\";", "Never False")]
    [InlineData("[Idempotent] Task<string?> A();", "return $\"{A.Repetition} {A.NullableResult}\";", "Idempotent True")]
    [InlineData("[AtMostOnce, PushName(\"b\")] ValueTask A();", "return $\"{A.Repetition} {A.Name}\";", "AtMostOnce b")]
    [InlineData("Task<int?> A(IAsyncEnumerable<string?> a);", "return $\"{A.NullableElement} {A.NullableResult}\";", "True True")]
    [InlineData("Task A(IAsyncEnumerable<string> a);", "return $\"{A.NullableElement} {A.NullableResult}\";", "False False")]
    [InlineData("#nullable disable\nTask<string> A();\n#nullable restore", "return A.NullableResult.ToString();", "True")]
    public void Operation_CarriesWhatTheAuthorSaid(string members, string body, string text) =>
        Assert.Equal(text, LiveSource.Run("using static TradingContract;", members, body));

    [Fact]
    public async Task Client_OverItsOwnConnection_CanBeMadeAndDisposed()
    {
        object client = LiveSource.Run("", "[Topic] IAsyncEnumerable<int> A(); Task B();", "return new TradingClient(\"https://example.com/push\");")!;

        await ((IAsyncDisposable)client).DisposeAsync();

        var type = client.GetType();
        Assert.Equal("https://example.com/push", ((PushConnection)type.GetProperty("Connection")!.GetValue(client)!).Address.ToString());
        Assert.Equal(typeof(Subscription<int>), type.GetMethod("A")!.ReturnType);
        Assert.Equal(typeof(Task), type.GetMethod("B")!.ReturnType);
    }

    [Fact]
    public void Client_KeepsTupleAndNullableNames()
    {
        object type = LiveSource.Run("", "Task<(int Id, string? Name)> A((int Count, List<string?> Names) a);", "return typeof(TradingClient);")!;

        var parameter = ((Type)type).GetMethod("A")!.GetParameters()[0];
        Assert.Equal(["Count", "Names"], parameter.GetCustomAttributes(false).OfType<System.Runtime.CompilerServices.TupleElementNamesAttribute>().Single().TransformNames);
    }

    [Fact]
    public void Client_IsMadeOverASharedConnection_ThroughTheInterface() =>
        Assert.True((bool)LiveSource.Run("", "Task B();", """
            static T Make<T>(PushConnection connection) where T : PushGen.CodeGen.IPushClient<T> => T.Create(connection);
            var connection = new PushConnection("https://example.com/push");
            return ReferenceEquals(connection, Make<TradingClient>(connection).Connection);
            """)!);
}
