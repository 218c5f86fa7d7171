using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>The key of a topic. Implemented by generated structs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITopicKey<TSelf>
    where TSelf : struct, ITopicKey<TSelf>
{
    /// <summary>Writes each part, in the order of the method's parameters.</summary>
    void Write(TopicKeyWriter writer);

    /// <summary>Reads each part.</summary>
    static abstract TSelf Read(TopicKeyReader reader);
}
