namespace PushGen;

/// <summary>
/// Says that the server starts a call at most once per key: the client sends a key and asks again with it after a failure, and gets the
/// first run's answer, or <c>outcome-unknown</c>.
/// </summary>
/// <remarks>
/// The server remembers keys and answers in memory, for ten minutes by default (<c>PushOptions.AnswersKeptFor</c>). A server that was killed
/// meanwhile has forgotten: the client then throws <see cref="PushException"/> with <see cref="PushErrorCodes.OutcomeUnknown"/> and does not run the
/// call again. The handler runs on when the caller's connection is lost. A call with an upload cannot be marked.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AtMostOnceAttribute : Attribute;
