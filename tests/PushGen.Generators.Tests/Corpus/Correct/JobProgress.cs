using System.Runtime.CompilerServices;
using PushGen.AspNetCore;

namespace Jobs;

public enum JobState { Queued, Running, Done, Failed }

public class JobStatus
{
    public required Guid JobId { get; init; }
    public required JobState State { get; init; }
    public int Percent { get; init; }
    public string? Error { get; init; }
}

[PushContract]
public interface IJobProgress
{
    [Topic(Replay = 1, Retain = 20)]
    IAsyncEnumerable<JobStatus> Progress(Guid job, CancellationToken ct = default);

    [AtMostOnce]
    Task<Guid> Start(string kind, int priority = 0, CancellationToken ct = default);

    [Idempotent]
    Task Cancel(Guid job, CancellationToken ct = default);

    IAsyncEnumerable<string> Log(Guid job, int fromLine = 0, CancellationToken ct = default);
}

internal sealed class JobProgressServer(JobQueue queue) : IJobProgressServer
{
    public Task<Guid> Start(string kind, int priority, CancellationToken ct) => Task.FromResult(queue.Add(kind, priority));

    public Task Cancel(Guid job, CancellationToken ct)
    {
        queue.Remove(job);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<string> Log(Guid job, int fromLine, [EnumeratorCancellation] CancellationToken ct)
    {
        for (int line = fromLine; !ct.IsCancellationRequested; line++)
        {
            yield return $"{job} line {line}";
            await Task.Delay(TimeSpan.FromSeconds(1), ct);
        }
    }
}

internal sealed class JobQueue
{
    private readonly HashSet<Guid> jobs = [];

    public Guid Add(string kind, int priority)
    {
        var id = Guid.NewGuid();
        jobs.Add(id);
        return kind.Length > priority ? id : Guid.Empty;
    }

    public void Remove(Guid job) => jobs.Remove(job);
}
