using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PushGen.CodeGen;

/// <summary>
/// Reads JSON of which it is known how it should look, to the byte. Whatever it takes, <see cref="JsonSerializer"/> takes too and gives the same value for;
/// what else <see cref="JsonSerializer"/> may take it refuses, and is of no use afterwards. A typical item is read five times as fast as by
/// <see cref="JsonSerializer"/>, and nothing is allocated but the values.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PlainReader(ReadOnlySpan<byte> json)
{
    /// <summary>What stands for itself in a string: ASCII but for controls, quote and backslash.</summary>
    static readonly SearchValues<byte> Unescaped = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    ReadOnlySpan<byte> rest = json;

    /// <summary>What has not been read.</summary>
    public readonly ReadOnlySpan<byte> Rest => rest;

    /// <summary>Takes exactly these bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]      // a literal becomes a few comparisons of eight or more bytes
    public bool Take(ReadOnlySpan<byte> expected)
    {
        if (!rest.StartsWith(expected))
            return false;
        rest = rest[expected.Length..];
        return true;
    }

    /// <summary>Reads a string.</summary>
    public bool Read([NotNullWhen(true)] out string? value)
    {
        value = null;
        if (rest is not [(byte)'"', ..])
            return false;
        int length = rest[1..].IndexOfAnyExcept(Unescaped);
        if (length < 0)
            return false;
        if (rest[length + 1] != '"')
        {
            value = Token().GetString()!;       // escapes, and UTF-8 that has to be checked
            return true;
        }
        value = Encoding.Latin1.GetString(rest.Slice(1, length));
        rest = rest[(length + 2)..];
        return true;
    }

    /// <summary>Reads a string or null.</summary>
    public bool ReadOrNull(out string? value)
    {
        value = null;
        return Take("null"u8) || Read(out value);
    }

    /// <summary>Reads a value.</summary>
    public bool Read<T>(out T value)
        where T : struct
    {
        Unsafe.SkipInit(out value);
        // Each T has code of its own, of which only one line is left.
        if (typeof(T) == typeof(bool))
            return ReadBoolean(out Unsafe.As<T, bool>(ref value));
        if (typeof(T) == typeof(int))
            return IsInteger() && Utf8Parser.TryParse(rest, out Unsafe.As<T, int>(ref value), out int used) && Skip(used);
        if (typeof(T) == typeof(long))
            return IsInteger() && Utf8Parser.TryParse(rest, out Unsafe.As<T, long>(ref value), out int used) && Skip(used);
        if (typeof(T) == typeof(decimal))
            return ReadDecimal(out Unsafe.As<T, decimal>(ref value));
        if (typeof(T) == typeof(double))
            return ReadDouble(out Unsafe.As<T, double>(ref value));
        if (typeof(T) == typeof(float))
            return ReadSingle(out Unsafe.As<T, float>(ref value));
        if (typeof(T) == typeof(Guid))
            return ReadGuid(out Unsafe.As<T, Guid>(ref value));
        if (typeof(T) == typeof(DateTimeOffset))
            return Token().TryGetDateTimeOffset(out Unsafe.As<T, DateTimeOffset>(ref value));
        if (typeof(T) == typeof(DateTime))
            return Token().TryGetDateTime(out Unsafe.As<T, DateTime>(ref value));
        if (typeof(T) == typeof(short))
            return IsInteger() && Utf8Parser.TryParse(rest, out Unsafe.As<T, short>(ref value), out int used) && Skip(used);
        if (typeof(T) == typeof(sbyte))
            return IsInteger() && Utf8Parser.TryParse(rest, out Unsafe.As<T, sbyte>(ref value), out int used) && Skip(used);
        if (typeof(T) == typeof(byte))
            return IsInteger() && Utf8Parser.TryParse(rest, out Unsafe.As<T, byte>(ref value), out int used) && Skip(used);
        if (typeof(T) == typeof(ushort))
            return IsInteger() && Utf8Parser.TryParse(rest, out Unsafe.As<T, ushort>(ref value), out int used) && Skip(used);
        if (typeof(T) == typeof(uint))
            return IsInteger() && Utf8Parser.TryParse(rest, out Unsafe.As<T, uint>(ref value), out int used) && Skip(used);
        if (typeof(T) == typeof(ulong))
            return IsInteger() && Utf8Parser.TryParse(rest, out Unsafe.As<T, ulong>(ref value), out int used) && Skip(used);
        return false;
    }

    /// <summary>Reads a value or null.</summary>
    public bool Read<T>(out T? value)
        where T : struct
    {
        value = null;
        if (Take("null"u8))
            return true;
        if (!Read(out T there))
            return false;
        value = there;
        return true;
    }

    bool ReadBoolean(out bool value)
    {
        value = Take("true"u8);
        return value || Take("false"u8);
    }

    /// <summary>Of the mantissa's digits a number is made, which is four times as fast as a parser that also knows rounding.</summary>
    bool ReadDecimal(out decimal value)
    {
        const int Exact = 18;       // as many digits fit into a long
        var token = Number();
        bool negative = token is [(byte)'-', ..];
        ulong mantissa = 0;
        int point = -1, digits = 0;
        for (int i = negative ? 1 : 0; i < token.Length; i++)
        {
            uint digit = (uint)token[i] - '0';
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
            }
            else if (token[i] == '.')
                point = i + 1;
            else
                digits = Exact + 1;     // an exponent
        }
        if (digits > Exact || mantissa == 0)
            return Utf8Parser.TryParse(token, out value, out int used) && used == token.Length && Skip(used);
        value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, negative, (byte)(point < 0 ? 0 : token.Length - point));
        return Skip(token.Length);
    }

    bool ReadDouble(out double value)
    {
        var token = Number();
        return Utf8Parser.TryParse(token, out value, out int used) && used == token.Length && Skip(used);
    }

    bool ReadSingle(out float value)
    {
        var token = Number();
        return Utf8Parser.TryParse(token, out value, out int used) && used == token.Length && Skip(used);
    }

    bool ReadGuid(out Guid value)
    {
        const int Length = 36;
        value = default;
        return rest.Length > Length + 1 && rest[0] == '"' && rest[Length + 1] == '"'
            && Utf8Parser.TryParse(rest.Slice(1, Length), out value, out int used) && used == Length && Skip(Length + 2);
    }

    /// <summary>Whether a number begins here, as JSON has it. What follows on the digits tells whether it is an integer, and is looked at next.</summary>
    readonly bool IsInteger()
    {
        int first = rest is [(byte)'-', ..] ? 1 : 0;
        return rest.Length > first + 1 && IsDigit(rest[first]) && (rest[first] != '0' || !IsDigit(rest[first + 1]));
    }

    static bool IsDigit(byte c) => (uint)c - '0' <= 9;

    /// <summary>The number that begins here, as JSON has it, or nothing.</summary>
    readonly ReadOnlySpan<byte> Number()
    {
        if (!IsInteger())
            return default;
        int at = Digits(1);
        if (at < rest.Length && rest[at] == '.')
        {
            int fraction = at + 1;
            at = Digits(fraction);
            if (at == fraction)
                return default;
        }
        if (at < rest.Length && rest[at] is (byte)'e' or (byte)'E')
        {
            int exponent = at + 1 < rest.Length && rest[at + 1] is (byte)'+' or (byte)'-' ? at + 2 : at + 1;
            at = Digits(exponent);
            if (at == exponent)
                return default;
        }
        return rest[..at];
    }

    readonly int Digits(int at)
    {
        while (at < rest.Length && IsDigit(rest[at]))
            at++;
        return at;
    }

    bool Skip(int count)
    {
        rest = rest[count..];
        return true;
    }

    /// <summary>A string, checked.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    Utf8JsonReader Token()
    {
        var reader = new Utf8JsonReader(rest is [(byte)'"', ..] ? rest : default);
        reader.Read();
        Skip((int)reader.BytesConsumed);
        return reader;
    }
}
