namespace PushGen;

/// <summary>
/// Says that the server starts a call at most once per key: the client sends a key and asks again with it after a failure, and gets the
/// first run's answer, or <c>outcome-unknown</c>.
/// </summary>
/// <remarks>
/// In this version the client sends the key (<c>Idempotency-Key</c>) and does not ask again by itself: after a failure that leaves the outcome
/// open it throws <see cref="PushException"/> with <see cref="PushErrorCodes.OutcomeUnknown"/>, as for a call without any attribute.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AtMostOnceAttribute : Attribute;
