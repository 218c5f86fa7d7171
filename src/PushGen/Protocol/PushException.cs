namespace PushGen;

/// <summary>
/// An operation that failed. On a client: what the server answered, or why it could not be reached. A server class throws it to answer
/// with a code and status of its own; the detail is then sent to the client.
/// </summary>
public class PushException : Exception
{
    /// <summary>Makes an exception with a code, an HTTP status and a text.</summary>
    /// <param name="code">A short name in kebab-case for programs to compare; <see cref="PushErrorCodes"/> has PushGen's own.</param>
    /// <param name="status">An HTTP status, 400 to 599; 0 on a client where no answer came.</param>
    /// <param name="detail">A text for people, or null.</param>
    /// <param name="innerException">The cause, which never leaves the process.</param>
    public PushException(string code, int status, string? detail = null, Exception? innerException = null)
        : base(MakeMessage(code, status, detail), innerException)
    {
        Code = code;
        Status = status;
        Detail = detail;
    }

    /// <summary>A short name in kebab-case for programs to compare.</summary>
    public string Code { get; }

    /// <summary>The HTTP status, the same on every transport; 0 where no answer came.</summary>
    public int Status { get; }

    /// <summary>A text for people, or null.</summary>
    public string? Detail { get; }

    /// <summary>How long the server asks to wait before a repetition; null if it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The store that answered, where the key of a call is of another.</summary>
    internal string? Store { get; init; }

    static string MakeMessage(string code, int status, string? detail)
    {
        string head = status == 0 ? code : $"{code} ({status})";
        return string.IsNullOrEmpty(detail) ? head : $"{head}: {detail}";
    }
}
