using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>What the source says of an address, with <see cref="Hole"/> for what only the running application knows.</summary>
static class AddressText
{
    const char Hole = '\u0001';

    static readonly HashSet<string> SecretNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "access_token", "accesstoken", "access-token", "token", "auth_token", "authtoken", "id_token", "refresh_token", "jwt", "bearer", "authorization",
        "api_key", "apikey", "api-key", "x-api-key", "subscription-key", "password", "passwd", "pwd", "secret", "client_secret", "sig",
    };

    public static string Read(IOperation value)
    {
        var text = new StringBuilder();
        Append(text, value.Inner());
        return text.ToString();
    }

    static void Append(StringBuilder text, IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: string constant })
        {
            text.Append(constant);
        }
        else if (value is IInterpolatedStringOperation interpolated)
        {
            foreach (var part in interpolated.Parts)
                Append(text, part is IInterpolatedStringTextOperation words ? words.Text.Inner() : part is IInterpolationOperation hole ? hole.Expression.Inner() : part);
        }
        else if (value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum)
        {
            Append(text, sum.LeftOperand.Inner());
            Append(text, sum.RightOperand.Inner());
        }
        else
        {
            text.Append(Hole);
        }
    }

    /// <summary>What is secret in an address, for a message.</summary>
    public static string? FindCredentials(string address)
    {
        int query = address.IndexOf('?');
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && (query < 0 || scheme < query))
        {
            int end = address.IndexOfAny(['/', '?', '#'], scheme + 3);
            if (address.IndexOf('@', scheme, (end < 0 ? address.Length : end) - scheme) >= 0)
                return "user and password";
        }
        return query < 0 ? null : FindSecret(address.Substring(query + 1));
    }

    static string? FindSecret(string query)
    {
        foreach (string pair in query.Split('&'))
        {
            int equals = pair.IndexOf('=');
            if (equals > 0 && SecretNames.Contains(pair.Substring(0, equals)))
                return $"'{pair.Substring(0, equals)}'";
        }
        return null;
    }
}
