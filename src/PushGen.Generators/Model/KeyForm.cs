namespace PushGen.Generators.Model;

/// <summary>How a part of a topic's key becomes text and back.</summary>
enum KeyForm
{
    /// <summary>It is no part of a key.</summary>
    None,
    Text,
    Value,

    /// <summary>Like <see cref="Value"/>, but of a reference type.</summary>
    Reference,
    Enum,
}
