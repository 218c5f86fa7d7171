namespace PushGen;

/// <summary>Says that a call may safely be repeated: the client then does so after a failure that leaves the outcome open.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class IdempotentAttribute : Attribute;
