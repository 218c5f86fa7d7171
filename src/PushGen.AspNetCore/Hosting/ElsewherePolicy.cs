using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Marks the endpoints that answer for a whole prefix what nothing else does.</summary>
sealed class ElsewhereMetadata
{
    public static readonly ElsewhereMetadata Instance = new();
}

/// <summary>
/// Leaves the endpoints of <see cref="ElsewhereMetadata"/> out where there is an operation for the path and method. With one candidate routing makes no
/// route values, which is 128 bytes less for each poll. Where there is only what the application falls back to, they stay, and come first.
/// </summary>
sealed class ElsewherePolicy : MatcherPolicy, INodeBuilderPolicy
{
    /// <summary>After all others, which may each leave a node to nobody else.</summary>
    public override int Order => int.MaxValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(IsElsewhere) && endpoints.Any(static endpoint => endpoint.Metadata.GetMetadata<OperationMetadata>() is not null);

    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints) =>
        [new PolicyNodeEdge(ElsewhereMetadata.Instance, endpoints.Where(static endpoint => !IsElsewhere(endpoint)).ToList())];

    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges) => new OneWay(edges[0].Destination);

    static bool IsElsewhere(Endpoint endpoint) => endpoint.Metadata.GetMetadata<ElsewhereMetadata>() is not null;

    sealed class OneWay(int destination) : PolicyJumpTable
    {
        public override int GetDestination(HttpContext httpContext) => destination;
    }
}
