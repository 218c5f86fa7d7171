namespace PushGen.Generators.Model;

/// <summary>How a value is read.</summary>
/// <param name="Type">The type that is read.</param>
/// <param name="Method">The generated method that reads it; null for what <c>PlainReader</c> reads itself.</param>
/// <param name="Cast">The enum that the number read stands for.</param>
sealed record ParserValue(string Type, string? Method = null, string? Cast = null);
