using System.Collections.Immutable;
using PushGen.AspNetCore;

namespace Polling
{
    public sealed record Tally(ImmutableDictionary<string, int> Votes)
    {
        public int Total
        {
            get
            {
                int total = 0;
                foreach (int votes in Votes.Values)
                    total += votes;
                return total;
            }
        }
    }

    [PushContract]
    public interface IPoll
    {
        [Topic(Retain = 5, Replay = 1, SlowReader = SlowReader.Latest)]
        IAsyncEnumerable<Tally> Results(Guid poll, CancellationToken cancellationToken = default);

        [AtMostOnce]
        Task Vote(Guid poll, string choice, CancellationToken cancellationToken = default);
    }

    public sealed class PollServer(PollPublisher publisher) : IPollServer
    {
        public async Task Vote(Guid poll, string choice, CancellationToken cancellationToken)
        {
            var votes = ImmutableDictionary<string, int>.Empty.Add(choice, 1);
            await publisher.Results(poll).PublishAsync(new Tally(votes), cancellationToken);
        }
    }
}
