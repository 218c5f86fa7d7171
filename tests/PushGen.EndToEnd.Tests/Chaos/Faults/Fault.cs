namespace PushGen.EndToEnd.Tests.Chaos;

/// <param name="Kind">What happens.</param>
/// <param name="At">Where: after so many bytes, milliseconds, or items.</param>
sealed record Fault(FaultKind Kind, int At);
