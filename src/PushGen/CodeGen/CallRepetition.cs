using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>What a client may do after a failure that leaves a call's outcome open.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum CallRepetition
{
    /// <summary>Nothing: the caller is told that the outcome is unknown.</summary>
    Never = 0,

    /// <summary>Send it again: <see cref="IdempotentAttribute"/>.</summary>
    Idempotent = 1,

    /// <summary>Ask again with the same key: <see cref="AtMostOnceAttribute"/>.</summary>
    AtMostOnce = 2,
}
