using System.Text.Json;

namespace PushGen;

/// <summary>What reading a payload throws where the JSON is to blame, and not the application.</summary>
static class JsonFailures
{
    /// <summary>
    /// Converters and constructors of payloads say so with exceptions of their own, and System.Text.Json with a <see cref="NotSupportedException"/>
    /// where an abstract type comes without the name of its derived type.
    /// </summary>
    public static bool IsOfInput(Exception e) => e is JsonException or FormatException or OverflowException or ArgumentException or NotSupportedException;

    public static string Path(Exception e) => (e as JsonException)?.Path ?? "$";
}
