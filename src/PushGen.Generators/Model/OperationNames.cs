namespace PushGen.Generators.Model;

/// <summary>What an operation is called in each generated type, so that it collides with nothing there.</summary>
sealed record OperationNames
{
    /// <summary>The field of the contract class.</summary>
    public required string Field { get; init; }

    /// <summary>The struct with the operation's key or arguments.</summary>
    public required string Arguments { get; init; }

    public required string Publisher { get; init; }

    public required string Server { get; init; }

    public required string Endpoint { get; init; }

    /// <summary>Whether the client has a public method, or implements the interface only explicitly.</summary>
    public required bool IsPublicInClient { get; init; }

    /// <summary>Whether the client's method hides one of <c>object</c>.</summary>
    public required bool ClientHides { get; init; }

    public required bool FieldHides { get; init; }

    public required bool EndpointHides { get; init; }

    public required bool PublisherHides { get; init; }
}
