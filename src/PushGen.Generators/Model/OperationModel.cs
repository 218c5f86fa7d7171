namespace PushGen.Generators.Model;

/// <summary>One operation that keeps all rules.</summary>
sealed record OperationModel
{
    public required OperationKind Kind { get; init; }

    /// <summary>The method's name, escaped where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>The method's name as messages show it.</summary>
    public required string MemberName { get; init; }

    public required string WireName { get; init; }

    /// <summary>The interface that declares it: the contract or one it inherits.</summary>
    public required string DeclaringType { get; init; }

    public required string DocId { get; init; }

    /// <summary>What the operation tells its callers: <c>[Obsolete]</c> and the like, without brackets.</summary>
    public required EquatableArray<string> Attributes { get; init; }

    public required OperationNames Names { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required string ReturnType { get; init; }

    public required ReturnForm ReturnForm { get; init; }

    /// <summary>An item's or the result's type; null for a call without result.</summary>
    public required string? Payload { get; init; }

    public required bool PayloadIsNullable { get; init; }

    /// <summary>The generated method that reads the payload in its usual form, if it has one.</summary>
    public required string? Parser { get; init; }

    /// <summary>The type of an upload's elements.</summary>
    public required string? Element { get; init; }

    public required bool ElementIsNullable { get; init; }

    public required TopicModel? Topic { get; init; }

    /// <summary>A member of <c>CallRepetition</c>, or null for the default.</summary>
    public required string? Repetition { get; init; }

    public bool IsEnumerated => Kind is OperationKind.Topic or OperationKind.Stream;

    public bool HasArguments
    {
        get
        {
            foreach (var parameter in Parameters)
            {
                if (parameter.Role == ParameterRole.Argument)
                    return true;
            }
            return false;
        }
    }
}
