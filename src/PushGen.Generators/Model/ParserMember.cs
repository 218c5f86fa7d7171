namespace PushGen.Generators.Model;

/// <summary>A member of an object that is read.</summary>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Local">The variable that it is read into.</param>
/// <param name="Value">How its value is read.</param>
/// <param name="Property">The property to set; null where the constructor takes it, or where it can only be read.</param>
sealed record ParserMember(string JsonName, string Local, ParserValue Value, string? Property);
