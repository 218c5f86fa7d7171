using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>What a request's address and <c>Last-Event-ID</c> say: PushGen's own parameters, and the key.</summary>
struct HttpQuery
{
    const int DefaultLimit = 500, MaxLimit = 1000, MaxWait = 60;

    static readonly List<KeyValuePair<string, string>> NoKey = [];

    List<KeyValuePair<string, string>>? key;

    /// <summary>The parameters that are not PushGen's own.</summary>
    public readonly IReadOnlyList<KeyValuePair<string, string>> Key => key ?? NoKey;

    /// <summary>What the reader asked to begin with, or null.</summary>
    public ReadStart? Asked { get; private set; }

    /// <summary>The reader has seen the end: <c>Last-Event-ID: end</c>.</summary>
    public bool HasSeenEnd { get; private set; }

    /// <summary>How long a page may be held; null if the request does not say.</summary>
    public TimeSpan? Wait { get; private set; }

    public ReaderGapPolicy Policy { get; private set; }

    public int Limit { get; private set; }

    /// <summary>Whether the reader came with a place of its own, also one that cannot be read: it knows of an earlier read.</summary>
    public readonly bool HasCursor => Asked is { Which: ReadStart.Kind.After or ReadStart.Kind.Invalid };

    /// <exception cref="PushException">400.</exception>
    public static HttpQuery Read(HttpRequest request)
    {
        var query = new HttpQuery { Limit = DefaultLimit };
        ReadOnlyMemory<char> after = default, last = default;
        int seen = 0;       // a bit for each parameter of PushGen's own
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            var name = pair.DecodeName();
            if (name.Span.StartsWith("_"))
                continue;
            var value = pair.DecodeValue();
            int own = IndexOfOwn(name.Span);
            if (own < 0)
            {
                query.AddKey(name.ToString(), value.ToString());
                continue;
            }
            if (value.Length == 0)
                throw Invalid("A parameter is empty.");
            if ((seen & (1 << own)) != 0)
                throw Twice();
            seen |= 1 << own;
            if (name.Span is "after")
                after = value;
            else if (name.Span is "lastEventId")
                last = value;
            else
                query.Take(name.Span, value.Span);
        }
        if (request.Headers[Wire.LastEventIdHeader].ToString() is { Length: > 0 } header)
            last = header.AsMemory();
        query.TakeCursor(after.Span, last.Span);
        return query;
    }

    /// <summary>For requests that have no parameters.</summary>
    /// <exception cref="PushException">400: there is one.</exception>
    public static void RequireNone(HttpRequest request)
    {
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            if (!pair.DecodeName().Span.StartsWith("_"))
                throw Invalid("This address takes no parameters.");
        }
    }

    /// <summary>For addresses whose operation has no key.</summary>
    /// <exception cref="PushException">400: there is one.</exception>
    public readonly void RequireNoKey()
    {
        if (Key.Count > 0)
            throw Invalid("A parameter is not known here.");
    }

    static int IndexOfOwn(ReadOnlySpan<char> name)
    {
        int i = Wire.ReservedParameters.Length - 1;
        while (i >= 0 && !name.SequenceEqual(Wire.ReservedParameters[i]))
            i--;
        return i;
    }

    void AddKey(string name, string value)      // the empty text is a key like any other
    {
        if (name.Length == 0)
            throw Invalid("A parameter is empty.");
        key ??= [];
        if (key.Exists(other => other.Key == name))
            throw Twice();
        key.Add(KeyValuePair.Create(name, value));
    }

    void Take(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "wait":
                Wait = decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds) && seconds <= MaxWait
                    ? TimeSpan.FromSeconds((double)seconds)
                    : throw Invalid($"'wait' is a number of seconds, 0 to {MaxWait}.");
                break;
            case "limit":
                Limit = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is >= 1 and <= MaxLimit
                    ? limit
                    : throw Invalid($"'limit' is a number of items, 1 to {MaxLimit}.");
                break;
            default:
                Policy = value switch
                {
                    "earliest" => ReaderGapPolicy.Earliest,
                    "latest" => ReaderGapPolicy.Latest,
                    "fail" => ReaderGapPolicy.Fail,
                    _ => throw Invalid("'gap' is 'earliest', 'latest' or 'fail'."),
                };
                break;
        }
    }

    // Last-Event-ID wins: an EventSource that comes back sends it with the address it began with.
    void TakeCursor(ReadOnlySpan<char> after, ReadOnlySpan<char> last)
    {
        if (last.Length > 0)
        {
            HasSeenEnd = last is Wire.EndId;
            Asked = ReadStart.Parse(last);
        }
        else if (after.Length > 0)
        {
            var start = ReadStart.Parse(after);
            Asked = start.Which != ReadStart.Kind.Invalid
                ? start
                : throw new PushException(PushErrorCodes.CursorInvalid, 400, "The cursor in 'after' cannot be read.");
        }
    }

    static PushException Twice() => Invalid("A parameter is there twice.");

    static PushException Invalid(string detail) => new(PushErrorCodes.ParamsInvalid, 400, detail);
}
