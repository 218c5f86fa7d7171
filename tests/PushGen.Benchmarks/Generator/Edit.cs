namespace PushGen.Benchmarks.Generator;

/// <summary>What is typed between two runs.</summary>
enum Edit
{
    /// <summary>A statement in a method of a class that no contract has to do with.</summary>
    Unrelated,

    /// <summary>A member of such a class.</summary>
    UnrelatedShape,

    /// <summary>An operation of one contract.</summary>
    Contract,

    /// <summary>A member of one payload.</summary>
    Payload,
}
