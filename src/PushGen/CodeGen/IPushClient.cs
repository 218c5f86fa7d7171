using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>Makes a generated client over a connection that it does not own, for dependency injection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPushClient<TSelf>
    where TSelf : IPushClient<TSelf>
{
    /// <summary>Makes the client; disposing it leaves <paramref name="connection"/> open.</summary>
    static abstract TSelf Create(PushConnection connection);
}
