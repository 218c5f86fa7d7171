namespace PushGen.Generators.Model;

/// <summary>What the project can do, in a value that edits do not touch.</summary>
sealed record Capabilities(bool HasServer);
