namespace PushGen.Generators.Tests.Rules.Contracts;

/// <summary>The fixes of PUSH0002, PUSH0003, PUSH0006 and PUSH0007.</summary>
public class MemberFixTests
{
    const string Token = "CancellationToken cancellationToken = default";

    [Theory]
    [InlineData("public class Outer { [PushContract] private interface ITrading { Task A(); } }", "public class Outer { [PushContract] internal interface ITrading { Task A(); } }")]
    [InlineData("public class Outer { [PushContract] private protected partial interface ITrading { Task A(); } }", "public class Outer { [PushContract] internal partial interface ITrading { Task A(); } }")]
    [InlineData("public class Outer { class Inner { [PushContract] public interface ITrading { Task A(); } } }", "public class Outer { internal class Inner { [PushContract] public interface ITrading { Task A(); } } }")]
    [InlineData("public class Outer { protected class Inner { public record Item; [PushContract] protected interface ITrading { Task<Item[]> A(); } } }",
        "public class Outer { internal class Inner { public record Item; [PushContract] internal interface ITrading { Task<Item[]> A(); } } }")]
    [InlineData("/// <summary>X.</summary>\n[PushContract]\nfile interface ITrading { Task A(); }", "/// <summary>X.</summary>\n[PushContract]\ninternal interface ITrading { Task A(); }")]
    public async Task HiddenContract_BecomesInternal(string before, string after) => await FixRun.GivesAsync("PUSH0002", before, after);

    [Theory]
    [InlineData("public class Outer { private record Item; [PushContract] private interface ITrading { Task<Item?[]> A(); } }")]                                   // would be CS0050
    [InlineData("public class Outer { private partial class Inner { [PushContract] public interface ITrading { Task A(); } } private partial class Inner; }")]     // where is the modifier?
    public async Task HiddenContract_ThatIsNotOpenedByAModifier_IsOfferedNothing(string source) => await FixRun.OffersNothingAsync("PUSH0002", source);

    [Fact]
    public async Task FixAll_OpensAllContracts() => await FixRun.GivesForAllAsync("PUSH0002", """
        public class A { [PushContract] private interface IOne { Task A(); } }
        // --- Other.cs
        public class B { [PushContract] interface ITwo { Task A(); } }

        """, """
        public class A { [PushContract] internal interface IOne { Task A(); } }
        // --- Other.cs
        public class B { [PushContract] internal interface ITwo { Task A(); } }

        """);

    [Theory]
    [InlineData("int? Count { get; }", $"Task<int?> GetCount({Token});")]
    [InlineData("string Name { get; set; }", $"Task<string> GetName({Token}); Task SetName(string value, {Token});")]
    [InlineData("Task<int> Count { get; }", $"Task<int> GetCount({Token});")]
    [InlineData("IAsyncEnumerable<int> Quotes { get; }", $"IAsyncEnumerable<int> Quotes({Token});")]
    [InlineData("int this[string a, int b] { get; }", $"Task<int> GetItem(string a, int b, {Token});")]
    [InlineData("event Action<int>? Changed;", $"[Topic] IAsyncEnumerable<int> Changed({Token});")]
    [InlineData("event EventHandler<string> Changed;", $"[Topic] IAsyncEnumerable<string> Changed({Token});")]
    public async Task Member_BecomesAMethod(string before, string after) => await FixRun.GivesAsync("PUSH0003", Contract(before), Contract(after));

    [Fact]
    public async Task Property_OnALineOfItsOwn_KeepsItsComments() => await FixRun.GivesAsync("PUSH0003", """
        using Clock = System.DateTimeOffset;
        [PushContract]
        public interface ITrading
        {
            /// <summary>When it opened.</summary>
            Clock Opened { get; set; }     // UTC
        }
        """, """
        using Clock = System.DateTimeOffset;
        [PushContract]
        public interface ITrading
        {
            /// <summary>When it opened.</summary>
            Task<Clock> GetOpened(CancellationToken cancellationToken = default);
            Task SetOpened(Clock value, CancellationToken cancellationToken = default);     // UTC
        }
        """);

    [Theory]
    [InlineData("static abstract int Count { get; }")]
    [InlineData("int Count { get; } Task GetCount();")]
    [InlineData("event Action Changed;")]
    [InlineData("event Action<int> A, B;")]
    [InlineData("ref int Count { get; }")]
    public async Task Member_WithoutAMethodOfItsKind_IsOfferedNothing(string member) => await FixRun.OffersNothingAsync("PUSH0003", Contract(member));

    [Fact]
    public async Task FixAll_TurnsAllProperties() => await FixRun.GivesForAllAsync("PUSH0003",
        Contract("int A { get; } string B { set; }") + "\n// --- Other.cs\n[PushContract] public interface IOther { int A { get; } }\n",
        Contract($"Task<int> GetA({Token}); Task SetB(string value, {Token});") + $"\n// --- Other.cs\n[PushContract] public interface IOther {{ Task<int> GetA({Token}); }}\n",
        "Turn the property into a call");

    [Theory]
    [InlineData("in int a", "int a")]
    [InlineData("string s, ref readonly int a", "string s, int a")]
    [InlineData("ReadOnlySpan<byte> a", "byte[] a")]
    [InlineData("scoped Span<int> a", "int[] a")]
    [InlineData("ReadOnlySpan<char> a", "string a")]
    public async Task Reference_IsPassedByValue(string before, string after) => await FixRun.GivesAsync("PUSH0006", Contract($"Task A({before});"), Contract($"Task A({after});"));

    [Theory]
    [InlineData("ref int a")]
    [InlineData("out int a")]
    [InlineData("out Span<int> a")]
    public async Task Reference_ThatGivesSomethingBack_IsOfferedNothing(string parameter) => await FixRun.OffersNothingAsync("PUSH0006", Contract($"Task A({parameter});"));

    [Fact]
    public async Task FixAll_PassesAllByValue() => await FixRun.GivesForAllAsync("PUSH0006",
        Contract("Task A(in int a, in int b);") + "\n// --- Other.cs\n[PushContract] public interface IOther { Task A(in int a); }\n",
        Contract("Task A(int a, int b);") + "\n// --- Other.cs\n[PushContract] public interface IOther { Task A(int a); }\n");

    [Theory]
    [InlineData("CancellationToken a, CancellationToken b", "CancellationToken a")]
    [InlineData("CancellationToken a, CancellationToken b, params int[] c", "CancellationToken a, params int[] c")]
    public async Task SecondToken_IsRemoved(string before, string after) => await FixRun.GivesAsync("PUSH0007", Contract($"Task A({before});"), Contract($"Task A({after});"));

    [Fact]
    public async Task FixAll_RemovesAllTokensButOne() => await FixRun.GivesForAllAsync("PUSH0007",
        Contract("Task A(int a, CancellationToken b, CancellationToken c); Task B(CancellationToken a = default, CancellationToken b = default);"),
        Contract("Task A(int a, CancellationToken b); Task B(CancellationToken a = default);"));

    static string Contract(string members) => $"[PushContract] public interface ITrading {{ {members} }}";
}
