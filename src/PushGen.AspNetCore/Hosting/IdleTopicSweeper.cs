using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Drops the logs of topics with a key that nobody used for long: one scan for all of them.</summary>
sealed class IdleTopicSweeper(PushTopics topics, IOptions<PushOptions> options, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var kept = options.Value.IdleTopicKeptFor;
        using var timer = new PeriodicTimer(kept < LongestInterval ? kept : LongestInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                topics.Store.DropIdle(kept, TopicName.IsKeyed);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
