using PushGen.AspNetCore;

namespace Parcels;

public sealed record Scan(string Barcode, string Depot, DateTimeOffset At);

[PushContract]
public partial interface IParcels
{
    [Topic(Replay = 30, RetainSeconds = 30 * 24 * 3600)] IAsyncEnumerable<Scan> Track(string barcode, CancellationToken cancellationToken = default);
}

public partial interface IParcels
{
    Task<Guid> Announce(string barcode, decimal kilograms, CancellationToken cancellationToken = default);
}

public sealed partial class ParcelsServer : IParcelsServer
{
    public Task<Guid> Announce(string barcode, decimal kilograms, CancellationToken cancellationToken)
    {
        Validate(kilograms);
        return AnnounceCoreAsync(barcode, cancellationToken);
    }
}

public sealed partial class ParcelsServer(ParcelsPublisher publisher)
{
    static void Validate(decimal kilograms) => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kilograms);

    async Task<Guid> AnnounceCoreAsync(string barcode, CancellationToken cancellationToken)
    {
        await publisher.Track(barcode).PublishAsync(new Scan(barcode, "origin", DateTimeOffset.UtcNow), cancellationToken);
        return Guid.NewGuid();
    }
}
