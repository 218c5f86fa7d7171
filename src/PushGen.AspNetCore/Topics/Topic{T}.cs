namespace PushGen.AspNetCore;

/// <summary>One topic, with its key: where items are published. Safe for concurrent use; may be kept as long as the application runs.</summary>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class Topic<T>
{
    internal Topic() { }
}
