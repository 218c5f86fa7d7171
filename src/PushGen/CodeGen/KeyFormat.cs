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
            return T.TryParse(text, CultureInfo.InvariantCulture, out value) && (Form<T>() is null || ToText((ISpanFormattable)value) == text);

        // ISpanParsable turns "…Z" into the machine's local time; the kind has to survive.
        bool parsed = DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time);
        value = (T)(object)time;
        return parsed;
    }

    /// <summary>An enum by its name, in the form in which it is written: <see cref="Enum.TryParse{T}(string, out T)"/> takes numbers and more, too.</summary>
    public static bool TryParseEnum<T>(string text, out T value)
        where T : struct, Enum
    {
        value = default;
        bool isName = text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_');
        bool isNoFlag = text == "0" && typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);
        return (isName || isNoFlag) && Enum.TryParse(text, ignoreCase: false, out value) && value.ToString() == text;
    }

    /// <summary>A value that could not be read back is refused where it is written, or it would name a topic that nobody can read.</summary>
    public static string ToEnumText<T>(string name, T value)
        where T : struct, Enum
    {
        string text = value.ToString();
        return TryParseEnum<T>(text, out _) ? text
            : throw new PushException(PushErrorCodes.ParamsInvalid, 400, $"The parameter '{name}' is {text}, for which {typeof(T).Name} has no name.");
    }

    /// <summary>How dates and times have to be written, for messages; null for types of which every text that parses is taken. A date in another
    /// form may be read as another day than was meant.</summary>
    public static string? Form<T>() =>
        typeof(T) == typeof(DateTime) ? ": expected a form like 2026-03-04T05:06:07.0000000Z"
        : typeof(T) == typeof(DateTimeOffset) ? ": expected a form like 2026-03-04T05:06:07.0000000+00:00"
        : typeof(T) == typeof(DateOnly) ? ": expected a form like 2026-03-04"
        : typeof(T) == typeof(TimeOnly) ? ": expected a form like 05:06:07.0000000"
        : typeof(T) == typeof(TimeSpan) ? ": expected a form like 1.02:03:04"
        : null;
}
