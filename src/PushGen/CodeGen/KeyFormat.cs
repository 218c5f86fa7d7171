using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PushGen.CodeGen;

/// <summary>The invariant text of a key's value, and back to an equal value, in every time zone.</summary>
static class KeyFormat
{
    public static string ToText<T>(T value)
        where T : ISpanFormattable
    {
        string? format = value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? "O" : null;
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    public static bool TryParse<T>(string text, [MaybeNullWhen(false)] out T value)
        where T : ISpanParsable<T>
    {
        if (typeof(T) != typeof(DateTime))
            return T.TryParse(text, CultureInfo.InvariantCulture, out value);

        // ISpanParsable turns "…Z" into the machine's local time; the kind has to survive.
        bool parsed = DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time);
        value = (T)(object)time;
        return parsed;
    }
}
