namespace PushGen.AspNetCore.Hosting;

/// <summary>Marks the endpoint of an operation. The endpoint's other metadata say who may use it, on every window.</summary>
sealed class OperationMetadata(OperationBinding binding)
{
    public OperationBinding Binding { get; } = binding;

    public override string ToString() => "Push operation " + Binding.Path;
}
