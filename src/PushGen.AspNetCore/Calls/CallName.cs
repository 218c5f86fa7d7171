namespace PushGen.AspNetCore.Calls;

/// <summary>Which call is meant: a key means something to one principal and operation only.</summary>
readonly record struct CallName(string Owner, string Path, string Key);
