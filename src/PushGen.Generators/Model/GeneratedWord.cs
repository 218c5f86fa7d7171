namespace PushGen.Generators.Model;

/// <summary>What tells whether the generated types of two contracts collide.</summary>
sealed record GeneratedWord(string? Namespace, string Word, string FullName);
