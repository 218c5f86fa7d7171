using PushGen.AspNetCore;

namespace Elections;

public sealed record District(int Number, double CountedShare);

[PushContract]
public interface IElectionNight
{
    [Topic(Replay = 1)] IAsyncEnumerable<District> Counted(int district, CancellationToken cancellationToken = default);
    Task Report(District[] districts, CancellationToken cancellationToken = default);
}

public class ElectionNightServer(ElectionNightPublisher night) : IElectionNightServer
{
    public Task Report(District[] districts, CancellationToken cancellationToken)
    {
        return Task.WhenAll(Array.ConvertAll(districts, PublishAsync));

        async Task PublishAsync(District district) => await night.Counted(district.Number).PublishAsync(district, cancellationToken);
    }
}

public static class Viewer
{
    public static async Task<IReadOnlyList<District>> FirstAsync(IElectionNight night, params int[] numbers)
    {
        async Task<District> First(int number)
        {
            await foreach (var district in night.Counted(number))
                return district;
            throw new InvalidOperationException("The night is over.");
        }

        var all = new List<Task<District>>();
        foreach (int number in numbers)
            all.Add(First(number));
        await Task.WhenAll(all);
        return all.ConvertAll(task => task.Result);
    }
}
