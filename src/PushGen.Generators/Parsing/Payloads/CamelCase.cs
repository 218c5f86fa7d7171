namespace PushGen.Generators.Parsing.Payloads;

/// <summary>Names as <c>JsonNamingPolicy.CamelCase</c> makes them.</summary>
static class CamelCase
{
    public static string Of(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
            return name;
        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            if (i == 1 && !char.IsUpper(letters[i]))
                break;
            bool hasNext = i + 1 < letters.Length;
            if (i > 0 && hasNext && !char.IsUpper(letters[i + 1]))
                break;      // the last capital begins the next word
            letters[i] = char.ToLowerInvariant(letters[i]);
        }
        return new string(letters);
    }
}
