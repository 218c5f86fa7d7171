using PushGen.CodeGen;

namespace PushGen.AspNetCore.Tests.Contract;

/// <summary>A contract with one operation of each kind, written as the generator writes them.</summary>
static class DeskContract
{
    public static readonly PushContractInfo Info = new(
        "desk", "00000000000000aa", PushJson.Options(DeskJson.Default, keepNaming: false), typeof(Quote), typeof(int), typeof(string));

    public static readonly TopicOperation<SymbolKey, Quote> Quotes = new(Info, "quotes", "Quotes", new TopicAttribute { Replay = 1, Gated = true });
    public static readonly TopicOperation<NoKey, Quote> Fills = new(Info, "fills", "Fills", new TopicAttribute { PerUser = true });
    public static readonly TopicOperation<NoKey, Quote> News = new(Info, "news", "News", new TopicAttribute { Public = true });
    public static readonly TopicOperation<SymbolKey, Quote> Level = new(Info, "level", "Level", new TopicAttribute { SlowReader = SlowReader.Latest });
    public static readonly TopicOperation<SymbolKey, Quote> Short = new(Info, "short", "Short", new TopicAttribute { Retain = 3 });

    public static readonly StreamOperation<CountArguments, int> Count = new(Info, "count", "Count");

    public static readonly CallOperation<TextArguments, string> Echo = new(Info, "echo", "Echo");
    public static readonly CallOperation<NoArguments, NoResult> Reset = new(Info, "reset", "Reset");
    public static readonly CallOperation<TextArguments, string?> Find = new(Info, "find", "Find", nullableResult: true);
    public static readonly CallOperation<TextArguments, string> Fail = new(Info, "fail", "Fail");
    public static readonly CallOperation<NoArguments, NoResult> Block = new(Info, "block", "Block");
    public static readonly UploadOperation<StartArguments, int, int> Sum = new(Info, "sum", "Sum");

    public readonly struct NoKey : ITopicKey<NoKey>
    {
        public void Write(TopicKeyWriter writer)
        {
        }

        public static NoKey Read(TopicKeyReader reader) => default;
    }

    public readonly struct SymbolKey(string symbol) : ITopicKey<SymbolKey>
    {
        public readonly string Symbol = symbol;

        public void Write(TopicKeyWriter writer) => writer.Add("symbol", Symbol);

        public static SymbolKey Read(TopicKeyReader reader) => new(reader.Text("symbol"));
    }

    public readonly struct NoArguments : IArguments<NoArguments>
    {
        public void Write(ArgumentWriter writer)
        {
        }

        public static NoArguments Read(ref ArgumentReader reader) => default;
    }

    public readonly struct TextArguments(string text) : IArguments<TextArguments>
    {
        public readonly string Text = text;

        public void Write(ArgumentWriter writer) => writer.Write("text", Text);

        public static TextArguments Read(ref ArgumentReader reader) => new(reader.Required<string>("text"));
    }

    public readonly struct CountArguments(int to, int held) : IArguments<CountArguments>
    {
        public readonly int To = to, Held = held;

        public void Write(ArgumentWriter writer)
        {
            writer.Write("to", To);
            writer.Write("held", Held);
        }

        public static CountArguments Read(ref ArgumentReader reader) => new(reader.Required<int>("to"), reader.Optional<int>("held", -1));
    }

    public readonly struct StartArguments(int start) : IArguments<StartArguments>
    {
        public readonly int Start = start;

        public void Write(ArgumentWriter writer) => writer.Write("start", Start);

        public static StartArguments Read(ref ArgumentReader reader) => new(reader.Required<int>("start"));
    }
}
