using System.Text;

namespace PushGen.EndToEnd.Tests.Streams;

/// <summary>What the model tells: always the same for the same number.</summary>
static class Story
{
    static readonly string[] Words = [" the", " train", " enters", " a", " tun", "nel", ".", ",", "\n", "\r\n", "\"", "\\", "Zürich", "駅", "🚂", " ", "data:", "id: 1"];

    public static string Token(int story, int index)
    {
        uint mixed = ((uint)story * 2654435761u) ^ ((uint)index * 2246822519u);
        mixed ^= mixed >> 15;
        return Words[mixed % (uint)Words.Length] + (mixed >> 20);
    }

    public static string Text(int story, int tokens)
    {
        var text = new StringBuilder();
        for (int i = 0; i < tokens; i++)
            text.Append(Token(story, i));
        return text.ToString();
    }
}
