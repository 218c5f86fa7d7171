using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>The result of a call that has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoResult;
