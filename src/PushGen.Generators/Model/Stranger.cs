namespace PushGen.Generators.Model;

/// <summary>An assembly of PushGen that is of another version than the generator.</summary>
sealed record Stranger(string Name, string Version);
