using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>What a request's address and <c>Last-Event-ID</c> say: PushGen's own parameters, and the key.</summary>
sealed class HttpQuery
{
    const int DefaultLimit = 500, MaxLimit = 1000, MaxWait = 60;

    readonly List<KeyValuePair<string, string>> key = [];

    HttpQuery()
    {
    }

    /// <summary>The parameters that are not PushGen's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Key => key;

    /// <summary>What the reader asked to begin with, or null.</summary>
    public ReadStart? Asked { get; private set; }

    /// <summary>The reader has seen the end: <c>Last-Event-ID: end</c>.</summary>
    public bool HasSeenEnd { get; private set; }

    /// <summary>How long a page may be held; null if the request does not say.</summary>
    public TimeSpan? Wait { get; private set; }

    public ReaderGapPolicy Policy { get; private set; }

    public int Limit { get; private set; } = DefaultLimit;

    /// <summary>Whether the reader came with a place of its own, also one that cannot be read: it knows of an earlier read.</summary>
    public bool HasCursor => Asked is { Which: ReadStart.Kind.After or ReadStart.Kind.Invalid };

    /// <exception cref="PushException">400.</exception>
    public static HttpQuery Read(HttpRequest request)
    {
        var query = new HttpQuery();
        string? after = null, last = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            string name = pair.DecodeName().ToString();
            if (name.StartsWith('_'))
                continue;
            string value = pair.DecodeValue().ToString();
            if (name.Length == 0 || (value.Length == 0 && Wire.ReservedParameters.Contains(name)))
                throw Invalid("A parameter is empty.");     // the empty text is a key like any other
            if (!seen.Add(name))
                throw Invalid("A parameter is there twice.");
            switch (name)
            {
                case "after":
                    after = value;
                    break;
                case "lastEventId":
                    last = value;
                    break;
                default:
                    query.Take(name, value);
                    break;
            }
        }
        if (request.Headers[Wire.LastEventIdHeader].ToString() is { Length: > 0 } header)
            last = header;
        query.TakeCursor(after, last);
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
    public void RequireNoKey()
    {
        if (key.Count > 0)
            throw Invalid("A parameter is not known here.");
    }

    void Take(string name, string value)
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
            case "gap":
                Policy = value switch
                {
                    "earliest" => ReaderGapPolicy.Earliest,
                    "latest" => ReaderGapPolicy.Latest,
                    "fail" => ReaderGapPolicy.Fail,
                    _ => throw Invalid("'gap' is 'earliest', 'latest' or 'fail'."),
                };
                break;
            default:
                key.Add(KeyValuePair.Create(name, value));
                break;
        }
    }

    // Last-Event-ID wins: an EventSource that comes back sends it with the address it began with.
    void TakeCursor(string? after, string? last)
    {
        if (last is not null)
        {
            HasSeenEnd = last == Wire.EndId;
            Asked = ReadStart.Parse(last);
        }
        else if (after is not null)
        {
            var start = ReadStart.Parse(after);
            Asked = start.Which != ReadStart.Kind.Invalid
                ? start
                : throw new PushException(PushErrorCodes.CursorInvalid, 400, "The cursor in 'after' cannot be read.");
        }
    }

    static PushException Invalid(string detail) => new(PushErrorCodes.ParamsInvalid, 400, detail);
}
