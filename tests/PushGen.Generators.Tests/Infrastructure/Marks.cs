using Microsoft.CodeAnalysis.Text;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Marks in a source: <c>[|…|]</c> around what a test is about.</summary>
static class Marks
{
    public static (string Source, List<TextSpan> Spans) Parse(string marked)
    {
        var spans = new List<TextSpan>();
        string source = marked;
        for (int start; (start = source.IndexOf("[|", StringComparison.Ordinal)) >= 0;)
        {
            int end = source.IndexOf("|]", start, StringComparison.Ordinal) - 2;
            source = source.Remove(end + 2, 2).Remove(start, 2);
            spans.Add(TextSpan.FromBounds(start, end));
        }
        return (source, spans);
    }
}
