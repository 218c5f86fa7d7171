namespace PushGen.AspNetCore.Hosting;

/// <summary>Carries the context into the service scope of one call, stream or gate.</summary>
sealed class PushContextHolder
{
    public PushContext? Context { get; set; }
}
