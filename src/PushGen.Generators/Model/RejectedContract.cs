using Microsoft.CodeAnalysis.Text;

namespace PushGen.Generators.Model;

/// <summary>A contract for which no type can be generated. The place is there for the message and is the one thing that moves with the text around it.</summary>
sealed record RejectedContract
{
    public required string Rule { get; init; }

    public required string Contract { get; init; }

    public required string Reason { get; init; }

    public required string FilePath { get; init; }

    public required TextSpan Span { get; init; }

    public required LinePositionSpan Lines { get; init; }
}
