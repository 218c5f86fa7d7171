using Microsoft.Extensions.Logging;

namespace Robust;

[PushContract]
public interface ICommands
{
    [Idempotent] Task Start(string machine, CancellationToken cancellationToken = default);
    [AtMostOnce] Task<int> Count(string machine, CancellationToken cancellationToken = default);
}

internal sealed class CommandRunner(CommandsClient commands, ILogger logger)
{
    public async Task<int?> TryCountAsync(string machine, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await commands.Start(machine, timeout.Token).ConfigureAwait(false);
            return await commands.Count(machine, timeout.Token).WaitAsync(TimeSpan.FromSeconds(10), timeout.Token).ConfigureAwait(false);
        }
        catch (PushException e) when (e.Code == PushErrorCodes.OutcomeUnknown)
        {
            logger.LogWarning(e, "Nobody knows whether {Machine} counted", machine);
            return null;
        }
    }

    public void FireAndForget(string machine) => _ = commands.Start(machine).ContinueWith(
        task => logger.LogError(task.Exception, "{Machine} did not start", machine), TaskContinuationOptions.OnlyOnFaulted);
}
