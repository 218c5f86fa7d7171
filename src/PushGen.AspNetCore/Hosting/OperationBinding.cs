using PushGen.CodeGen;

namespace PushGen.AspNetCore.Hosting;

/// <summary>One mapped operation as every window sees it; its types are behind it.</summary>
abstract class OperationBinding(PushOperation operation)
{
    public PushOperation Operation { get; } = operation;

    /// <summary><c>{contract}/{operation}</c>.</summary>
    public string Path => Operation.Path;
}
