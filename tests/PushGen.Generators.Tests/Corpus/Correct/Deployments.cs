using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using PushGen.AspNetCore;

namespace Deploy;

public sealed record Step(string Name, StepState State, TimeSpan Took);
public enum StepState { Started, Succeeded, Failed }

[PushContract]
public interface IDeployments
{
    IAsyncEnumerable<Step> Deploy(string environment, Version version, bool dryRun = false, CancellationToken cancellationToken = default);
    [Topic(Replay = 1)] IAsyncEnumerable<string> Current(string environment, CancellationToken cancellationToken = default);
}

public sealed partial class DeploymentsServer(DeploymentsPublisher publisher, TimeProvider time, ILogger<DeploymentsServer> logger) : IDeploymentsServer
{
    static readonly string[] Steps = ["build", "test", "push", "switch"];

    public async IAsyncEnumerable<Step> Deploy(string environment, Version version, bool dryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string step in Steps)
        {
            long start = time.GetTimestamp();
            yield return new Step(step, StepState.Started, TimeSpan.Zero);
            if (!dryRun)
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            logger.LogInformation("{Step} of {Version} is done", step, version);
            yield return new Step(step, StepState.Succeeded, time.GetElapsedTime(start));
        }
        await publisher.Current(environment).PublishAsync(version.ToString(), cancellationToken);
    }
}
