namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>What a <see cref="FaultProxy"/> does to an answer.</summary>
enum FaultKind
{
    /// <summary>RST after some bytes of the answer: in a head, in an item, between two; after none the answer is lost as a whole.</summary>
    Reset,

    /// <summary>FIN after some bytes.</summary>
    Finish,

    /// <summary>RST after some time, so also in silence.</summary>
    ResetLater,

    /// <summary>Nothing passes any more in either direction, and nobody is told.</summary>
    BlackHole,

    /// <summary>Each piece comes late.</summary>
    Delay,

    /// <summary>The proxy reads slowly, so that the server cannot write.</summary>
    Throttle,

    /// <summary>Byte by byte.</summary>
    Trickle,

    /// <summary>502 in place of the answer.</summary>
    BadGateway,

    /// <summary>503 in place of the answer.</summary>
    Unavailable,

    /// <summary>The head passes, and the body is held back for ever.</summary>
    Buffer,

    /// <summary>The connection ends within a chunk, or before the announced length.</summary>
    Truncate,

    /// <summary>An earlier answer in place of this one.</summary>
    OldAnswer,

    /// <summary>An event or frame with an item comes twice.</summary>
    Repeat,

    /// <summary>An event or frame with an item is missing.</summary>
    Swallow,
}
