namespace PushGen;

/// <summary>
/// Says that the server starts a call at most once per key: the client sends a key and asks again with it after a failure, and gets the
/// first run's answer, or <c>outcome-unknown</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AtMostOnceAttribute : Attribute;
