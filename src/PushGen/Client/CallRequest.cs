using PushGen.CodeGen;

namespace PushGen;

/// <summary>A call, as sent.</summary>
/// <param name="Path"><c>{contract}/{operation}</c>.</param>
/// <param name="ContractHash">Compared and reported by the server.</param>
/// <param name="Arguments">One JSON object, the same bytes on every transport and in every repetition.</param>
/// <param name="Repetition">What may be done after a failure.</param>
sealed record CallRequest(string Path, string ContractHash, byte[] Arguments, CallRepetition Repetition)
{
    /// <summary>The key of a call that is started at most once, else null.</summary>
    public string? Key { get; init; }
}
