using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PushGen.CodeGen;

namespace PushGen.EndToEnd.Tests.Parsers;

/// <summary>One type, and how random ones are made.</summary>
public abstract class ParserCase
{
    /// <summary>What is written is taken by the parser. Random damage to it is not, or is read as System.Text.Json reads it.</summary>
    public abstract void Run(Random random, int rounds);
}

sealed class ParserCase<TKey, T>(TopicOperation<TKey, T> topic, Func<Values, T> make) : ParserCase
    where TKey : struct, ITopicKey<TKey>
{
    /// <summary>Also for the infinities that too large numbers are read as.</summary>
    static readonly JsonSerializerOptions Shown = new(ParsedContract.Info.Json) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    readonly PlainParser<T> parser = topic.Parser!;

    public override void Run(Random random, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(make(RandomValues.Next(random)), topic.Item);
            Assert.True(TryParse(json, out var value), "Not taken: " + Encoding.UTF8.GetString(json));
            AssertSame(json, value);
            byte[] damaged = json;
            for (int damages = random.Next(1, 4); damages > 0; damages--)
                damaged = Damage.Any(damaged, random);
            if (TryParse(damaged, out value))
                AssertSame(damaged, value);
        }
    }

    bool TryParse(byte[] json, out T value)
    {
        var reader = new PlainReader(json);
        try
        {
            return parser(ref reader, out value) && reader.Rest.IsEmpty;
        }
        catch (Exception)
        {
            value = default!;
            return false;
        }
    }

    void AssertSame(byte[] json, T value)
    {
        T? expected;
        try
        {
            expected = JsonSerializer.Deserialize(json, topic.Item);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The parser took what System.Text.Json refuses: {Encoding.UTF8.GetString(json)}", e);
        }
        Assert.Equal(JsonSerializer.Serialize(expected, Shown), JsonSerializer.Serialize(value, Shown));
    }
}
