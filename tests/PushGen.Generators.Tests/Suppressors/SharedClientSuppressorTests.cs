namespace PushGen.Generators.Tests.Suppressors;

public class SharedClientSuppressorTests
{
    const string Contract = "\n[PushContract] public interface IChat { Task Say(string text); }\n";

    [Theory]
    [InlineData("""class Desk { static async Task M(PushConnection connection) { var chat = [|new ChatClient(connection)|]; await chat.Say("x"); } }""", true)]
    [InlineData("""class Desk { static async Task M() { var chat = [|new ChatClient("http://a")|]; await chat.Say("x"); } }""", false)]
    public void CA2000_OfAClientOverASharedConnection_IsSuppressed(string source, bool suppressed) =>
        SuppressorRun.Suppresses("CA2000", source + Contract, suppressed);

    [Theory]
    [InlineData("class [|Desk|](PushConnection connection) { readonly ChatClient chat = new(connection); public Task Say() => chat.Say(\"x\"); }", true)]
    [InlineData("class [|Desk|](PushConnection connection) { readonly ChatClient chat = new(connection); readonly System.IO.MemoryStream other = new(); public object Both => (chat, other); }", false)]
    [InlineData("class [|Desk|] { readonly ChatClient chat = new(\"http://a\"); public Task Say() => chat.Say(\"x\"); }", false)]
    [InlineData("class [|Desk|] { readonly ChatClient chat = new(new PushConnection(\"http://a\")); public Task Say() => chat.Say(\"x\"); }", false)]
    public void CA1001_OfAClassWithSharedClientsOnly_IsSuppressed(string source, bool suppressed) =>
        SuppressorRun.Suppresses("CA1001", source + Contract, suppressed);

    [Theory]
    [InlineData("readonly ChatClient [|chat|]; public Desk(PushConnection shared) => chat = new ChatClient(shared);", true)]
    [InlineData("readonly ChatClient [|chat|]; public Desk() => chat = new ChatClient(\"http://a\");", false)]
    public void CA2213_OfAFieldWithASharedClient_IsSuppressed(string members, bool suppressed) => SuppressorRun.Suppresses("CA2213",
        $"class Desk : IAsyncDisposable {{ readonly PushConnection connection = new(\"http://b\"); {members} public Task Say() => chat.Say(\"x\"); public ValueTask DisposeAsync() => connection.DisposeAsync(); }}" + Contract,
        suppressed);
}
