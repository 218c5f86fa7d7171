namespace PushGen.AspNetCore.Calls;

/// <summary>How a call ended: with a result (null where the call has none), or a problem.</summary>
readonly record struct CallOutcome(byte[]? Result, Problem? Problem = null);
