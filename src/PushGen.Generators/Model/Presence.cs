namespace PushGen.Generators.Model;

/// <summary>Whether an argument may be left out or null.</summary>
enum Presence
{
    Required,
    Optional,
    Nullable,
}
