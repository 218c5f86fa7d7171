namespace PushGen.Generators.Analyzers.Security;

static class EditDistance
{
    /// <summary>How many letters have to be put in, taken out or changed to make one word the other.</summary>
    public static int Of(string one, string other)
    {
        int[] before = new int[other.Length + 1], row = new int[other.Length + 1];
        for (int j = 0; j <= other.Length; j++)
            before[j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
                row[j] = Math.Min(Math.Min(before[j], row[j - 1]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            (before, row) = (row, before);
        }
        return before[other.Length];
    }
}
