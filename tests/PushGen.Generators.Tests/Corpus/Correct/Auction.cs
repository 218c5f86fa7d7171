using System.ComponentModel.DataAnnotations;
using PushGen.AspNetCore;

namespace Auctions;

public class Bid
{
    [Range(1, 1_000_000)]
    public decimal Amount { get; set; }
    public string Bidder { get; set; } = "";
    public DateTimeOffset PlacedAt { get; set; }
}

public interface IHasHealth
{
    Task<string> Health(CancellationToken cancellationToken = default);
}

[PushContract("auction")]
public interface IAuctionHouse : IHasHealth
{
    [Topic(Replay = 3)]
    IAsyncEnumerable<Bid> Bids(long lot, CancellationToken cancellationToken = default);

    [Topic(Replay = 1), PushName("closing")]
    IAsyncEnumerable<DateTimeOffset> ClosingTimes(long lot, CancellationToken cancellationToken = default);

    [AtMostOnce]
    Task<bool> PlaceBid(long lot, decimal amount, CancellationToken cancellationToken = default);
}

public sealed class AuctionHouseServer(AuctionHousePublisher publisher, PushContext context) : IAuctionHouseServer
{
    private readonly static Lock Gate = new();
    private static decimal highest;

    public Task<string> Health(CancellationToken cancellationToken) => Task.FromResult("fine");

    public async Task<bool> PlaceBid(long lot, decimal amount, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            if (amount <= highest)
                return false;
            highest = amount;
        }
        var now = DateTimeOffset.UtcNow;
        await publisher.Bids(lot).PublishAsync(new Bid { Amount = amount, Bidder = context.UserId, PlacedAt = now }, cancellationToken);
        await publisher.ClosingTimes(lot).PublishAsync(now.AddMinutes(2), cancellationToken);
        return true;
    }
}
