namespace PushGen.Generators.Model;

/// <summary>What the project can do, in a value that edits do not touch.</summary>
/// <param name="HasServer">Whether PushGen.AspNetCore is referred to.</param>
/// <param name="OldLanguage">The language version, if generated code would not compile in it.</param>
/// <param name="Strangers">The assemblies of PushGen that are of another version than the generator.</param>
sealed record Capabilities(bool HasServer, string? OldLanguage, EquatableArray<Stranger> Strangers);
