using System.Text;

namespace PushGen.Generators.Parsing;

/// <summary>C# names to names on the wire.</summary>
static class WireNames
{
    static readonly string[] Reserved = ["after", "wait", "gap", "limit", "lastEventId"];

    public static string OfOperation(string method) =>
        Kebab(method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal) ? method.Substring(0, method.Length - 5) : method);

    /// <summary><c>GetHTMLHistory</c> becomes <c>get-html-history</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (c == '_')
            {
                Separate(text);
                continue;
            }
            bool startsWord = i > 0 && char.IsUpper(c)
                && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                Separate(text);
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString().TrimEnd('-');
    }

    static void Separate(StringBuilder text)
    {
        if (text.Length > 0 && text[text.Length - 1] != '-')
            text.Append('-');
    }

    /// <summary>What is wrong with a contract's or operation's name, or null.</summary>
    public static string? Fault(string name)
    {
        if (name.Length == 0)
            return "it is empty";
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.'))
                return "it may have only lower-case letters, digits, '-' and '.'";
        }
        // "." and ".." mean something else in an address
        return name[0] is '-' or '.' || name[name.Length - 1] is '-' or '.' ? "it has to begin and end with a letter or digit" : null;
    }

    /// <summary>Parameters with a meaning of their own, those to come (<c>push-</c>), and those that are ignored (<c>_</c>, against caches).</summary>
    public static bool IsReservedKey(string name) =>
        Array.IndexOf(Reserved, name) >= 0 || name.StartsWith("_", StringComparison.Ordinal) || name.StartsWith("push-", StringComparison.Ordinal);
}
