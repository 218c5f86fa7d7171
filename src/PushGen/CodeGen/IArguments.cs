using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>The arguments of a stream or call, written and read member by member. Implemented by generated structs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IArguments<TSelf>
    where TSelf : struct, IArguments<TSelf>
{
    /// <summary>Writes each argument; the object around them is the caller's.</summary>
    void Write(ArgumentWriter writer);

    /// <summary>Reads each argument.</summary>
    static abstract TSelf Read(ref ArgumentReader reader);
}
