namespace PushGen.Generators.Tests.Suppressors;

public class ServerClassSuppressorTests
{
    const string Setup = "\npublic static class Setup { public static void Add(IServiceCollection services) => services.AddPush().AddChat<ChatServer>(); }\n";

    const string Usings = "using Microsoft.Extensions.DependencyInjection;\nusing System.Runtime.CompilerServices;\n";

    [Fact]
    public void CA1812_OfARegisteredServerClass_IsSuppressed() => SuppressorRun.Suppresses("CA1812", Usings + """
        [PushContract] public interface IChat { Task Say(string text); }
        sealed class [|ChatServer|] : IChatServer { public Task Say(string text) => Task.CompletedTask; }
        """ + Setup);

    [Fact]
    public void CA1812_OfAServerClassThatNobodyRegisters_IsTold() => SuppressorRun.Suppresses("CA1812", Usings + """
        [PushContract] public interface IChat { Task Say(string text); }
        sealed class [|OldServer|] : IChatServer { public Task Say(string text) => Task.CompletedTask; }
        public sealed class ChatServer : IChatServer { public Task Say(string text) => Task.CompletedTask; }
        """ + Setup, suppressed: false);

    [Fact]
    public void CA1812_OfPayloads_IsSuppressed() => SuppressorRun.Suppresses("CA1812", """
        using System.Text.Json.Serialization;
        sealed record [|Message|](string Text, IReadOnlyList<Attachment[]> Attachments);
        sealed record [|Attachment|](Uri Address);
        [JsonDerivedType(typeof(Text), "text")] abstract record Block;
        sealed record [|Text|](string Words) : Block;
        [PushContract] interface IChat { Task Say(Message message, Dictionary<string, Block>? blocks); }
        """);

    [Fact]
    public void CA1812_OfAClassThatIsNoPayload_IsTold() => SuppressorRun.Suppresses("CA1812", """
        sealed record [|Draft|](string Text);
        [PushContract] public interface IChat { Task Say(string text); }
        """, suppressed: false);

    [Theory]
    [InlineData("public async IAsyncEnumerable<int> [|Count|](int to, CancellationToken cancellationToken) { await Task.Delay(to, cancellationToken); yield return to; }", true)]
    [InlineData("async IAsyncEnumerable<int> IChatServer.[|Count|](int to, CancellationToken cancellationToken) { await Task.Delay(to, cancellationToken); yield return to; }", true)]
    [InlineData("""
        public IAsyncEnumerable<int> Count(int to, CancellationToken cancellationToken) => Inner(to, cancellationToken);
        static async IAsyncEnumerable<int> [|Inner|](int to, CancellationToken cancellationToken) { await Task.Delay(to, cancellationToken); yield return to; }
        """, false)]
    public void CS8425_OfAStreamOfAServerClass_IsSuppressed(string members, bool suppressed) => SuppressorRun.Suppresses("CS8425", Usings + $$"""
        [PushContract] public interface IChat { IAsyncEnumerable<int> Count(int to, CancellationToken cancellationToken = default); }
        public sealed class ChatServer : IChatServer { {{members}} }
        """, suppressed);
}
