using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Generator;

/// <summary>Nothing that is remembered may be stale: after every one of many random edits the files are those of the same project typed anew.</summary>
public class IncrementalEqualityTests
{
    static readonly (string Path, string Text)[] Files =
    [
        ("IShop.cs", "using static Shop.Limits; namespace Shop; [PushContract] public partial interface IShop : IBase<Order> { Task<Receipt?> Buy(Order order, Side side = Side.Buy, int days = Days); }"),
        ("IChat.cs", "namespace Shop.Talk; [PushContract(\"chat\", JsonContext = typeof(Json))] public interface IChat { [Topic(Replay = Limits.Days)] IAsyncEnumerable<Line> Lines(Key key); }"),
        ("IBase.cs", "namespace Shop; public interface IBase<T> : IRoot { Task<T> Last(Side side); Task Helper() { return Task.CompletedTask; } }"),
        ("IRoot.cs", "namespace Shop; public interface IRoot { Task Ping(); }"),
        ("Order.cs", "namespace Shop; public record Order(string Symbol); public struct Receipt { public int Id; }"),
        ("Side.cs", "namespace Shop; public enum Side { Buy, Sell, Hold = Limits.Days }"),
        ("Limits.cs", "namespace Shop; public static class Limits { public const int Days = More.Days; }"),
        ("More.cs", "namespace Shop; public class More { public const int Days = 3; public class Line; }"),
        ("Key.cs", "namespace Shop; public partial struct Key : IKey { } public interface IKey { }"),
        ("Global.cs", "global using Line = Shop.Order; global using Json = Shop.More;"),
        ("Page.cs", "namespace Shop.Pages; class Page { int Method() { return 1; } }"),
    ];

    // What tokens are replaced by: the names above, so that edits hit something, and what changes the meaning of a declaration.
    static readonly string[] Words =
    [
        "Shop", "Talk", "Pages", "IShop", "IChat", "IBase", "IRoot", "Order", "Receipt", "Side", "Limits", "More", "Line", "Key", "Days", "Buy", "Sell", "Task", "System",
        "class", "struct", "interface", "enum", "record", "partial", "int", "string", "object", "static", "const", "public", "1", "2", "3", "?", ";", "}", "{ }", "namespace", "\n#nullable disable\n",
    ];

    [Fact]
    public void RandomEdits_GiveWhatTheProjectTypedAnewGives()
    {
        int seed = RandomEdits.Seed, edits = RandomEdits.Count(150);
        var random = new Random(seed);
        var project = TestProject.Untracked(Files);
        for (int i = 0; i < edits; i++)
        {
            // Back to the start now and then, so that most edits are made to something that still means something.
            project = i % 8 == 0 ? TestProject.Untracked(Files) : Edit(project, random);
            string changes = project.ChangedFiles(project.Anew());
            Assert.True(changes.Length == 0, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, edit {i}: {changes}\n{string.Join('\n', project.Compilation.SyntaxTrees)}"));
        }
    }

    static TestProject Edit(TestProject project, Random random)
    {
        string path = Files[random.Next(Files.Length)].Path;
        var tree = project.Compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var words = tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Select(token => token.ToFullString()).ToList();
        int at = random.Next(words.Count);
        switch (random.Next(3))
        {
            case 0: words[at] = Words[random.Next(Words.Length)] + " "; break;
            case 1: words.Insert(at, Words[random.Next(Words.Length)] + " "); break;
            default: words.RemoveAt(at); break;
        }
        return project.With(path, string.Concat(words));
    }
}
