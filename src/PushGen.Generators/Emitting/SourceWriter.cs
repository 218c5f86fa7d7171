using System.Text;

namespace PushGen.Generators.Emitting;

/// <summary>Indented text with "\n" at the end of each line.</summary>
sealed class SourceWriter
{
    readonly StringBuilder text = new(8 * 1024);
    int depth;

    public void Line() => text.Append('\n');

    public void Line(string line) => text.Append(' ', depth * 4).Append(line).Append('\n');

    /// <summary>Writes several lines, each indented.</summary>
    public void Lines(string lines)
    {
        int start = 0;
        while (start < lines.Length)
        {
            int end = lines.IndexOf('\n', start);
            if (end < 0)
                end = lines.Length;
            string line = lines.Substring(start, end - start).TrimEnd('\r');
            if (line.Length == 0)
                Line();
            else
                Line(line);
            start = end + 1;
        }
    }

    public void Indent() => depth++;

    public void Dedent() => depth--;

    public void Open(string head)
    {
        Line(head);
        Open();
    }

    public void Open()
    {
        Line("{");
        depth++;
    }

    /// <summary>Members end with an empty line; the last one's is dropped.</summary>
    public void Close(string tail = "")
    {
        if (text.Length > 1 && text[text.Length - 1] == '\n' && text[text.Length - 2] == '\n')
            text.Length--;
        depth--;
        Line("}" + tail);
    }

    public override string ToString() => depth == 0 ? text.ToString() : throw new InvalidOperationException("A block is not closed.");
}
