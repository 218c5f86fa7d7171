namespace PushGen.AspNetCore.Hosting;

/// <summary>Marks an endpoint that has filters: they run on HTTP requests and could not run for a frame of a WebSocket.</summary>
sealed class EndpointFiltersMetadata
{
    public static readonly EndpointFiltersMetadata Instance = new();
}
