using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Ci;

public enum Stream { Out, Error }
public record struct LogLine(int Number, Stream Stream, string Text);
public record BuildEnd(int ExitCode, TimeSpan Took);

[PushContract]
public interface IBuildLogs
{
    IAsyncEnumerable<LogLine> Follow(string repository, int build, CancellationToken cancellationToken = default);
    [Topic] IAsyncEnumerable<BuildEnd> Ended(string repository, CancellationToken cancellationToken = default);
}

public class BuildLogsServer : IBuildLogsServer
{
    public IAsyncEnumerable<LogLine> Follow(string repository, int build, CancellationToken cancellationToken)
    {
        if (build <= 0)
            throw new PushException("no-such-build", 404);
        return ReadAsync(repository, cancellationToken);
    }

    private static async IAsyncEnumerable<LogLine> ReadAsync(string repository, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = Channel.CreateBounded<LogLine>(100);
        var writing = Task.Run(async () =>
        {
            for (int i = 1; i <= 10; i++)
                await lines.Writer.WriteAsync(new LogLine(i, Stream.Out, repository), cancellationToken);
            lines.Writer.Complete();
        }, cancellationToken);
        await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
            yield return line;
        await writing;
    }
}
