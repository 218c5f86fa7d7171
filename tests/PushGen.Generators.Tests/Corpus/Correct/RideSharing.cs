using PushGen.AspNetCore;

namespace Rides;

[PushContract]
public interface IRides
{
    [Topic(Gated = true, Replay = 1)]
    IAsyncEnumerable<RideUpdate> Ride(Guid ride, CancellationToken cancellationToken = default);

    Task<Guid> RequestRide(Place from, Place to, CancellationToken cancellationToken = default);

    [Idempotent]
    Task<bool> CancelRide(Guid ride, CancellationToken cancellationToken = default);
}

public sealed record Place(double Latitude, double Longitude, string? Name);

public sealed record RideUpdate
{
    public required RidePhase Phase { get; init; }

    public Place? Driver { get; init; }

    public TimeSpan? ArrivesIn { get; init; }
}

public enum RidePhase : byte { Searching, OnTheWay, Riding, Over }

public abstract class ServerBase
{
    protected static PushException NotFound(string what) => new(what + "-not-found", 404);
}

public sealed class RidesServer(RidesPublisher publisher, PushContext context) : ServerBase, IRidesServer
{
    static readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, string> Riders = new();

    public ValueTask<bool> AuthorizeRide(Guid ride, CancellationToken cancellationToken) => new(Riders.TryGetValue(ride, out string? rider) && rider == context.UserId);

    public async Task<Guid> RequestRide(Place from, Place to, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        Riders[id] = context.UserId;
        await publisher.Ride(id).PublishAsync(new RideUpdate { Phase = RidePhase.Searching, Driver = from == to ? from : null }, cancellationToken);
        return id;
    }

    public async Task<bool> CancelRide(Guid ride, CancellationToken cancellationToken)
    {
        if (!Riders.TryRemove(ride, out _))
            throw NotFound("ride");
        await publisher.Ride(ride).PublishAsync(new RideUpdate { Phase = RidePhase.Over }, cancellationToken);
        return true;
    }
}
