using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;
using PushGen.CodeGen;

namespace PushGen.AspNetCore.Streams;

/// <summary>A mapped stream.</summary>
abstract class StreamBinding(PushOperation operation) : OperationBinding(operation)
{
    /// <summary>Reads the arguments and gives what runs the server class's iterator into a log.</summary>
    /// <exception cref="PushException">400: the arguments do not fit.</exception>
    public abstract StreamProducer Bind(ReadOnlyMemory<byte> arguments);
}

/// <summary>Runs an iterator to its end, with each item written to a log.</summary>
/// <param name="services">A scope of the run's own, whose <see cref="PushContextHolder"/> is set.</param>
/// <param name="log">Where items go; it paces the iterator.</param>
/// <param name="cancellationToken">The run's.</param>
delegate Task StreamProducer(IServiceProvider services, StreamWriter log, CancellationToken cancellationToken);

/// <inheritdoc/>
sealed class StreamBinding<TServer, TArguments, TItem>(
    StreamOperation<TArguments, TItem> operation, Func<TServer, TArguments, CancellationToken, IAsyncEnumerable<TItem>> run) : StreamBinding(operation)
    where TServer : class
    where TArguments : struct, IArguments<TArguments>
{
    public override StreamProducer Bind(ReadOnlyMemory<byte> arguments)
    {
        var reader = new ArgumentReader(arguments.Span, Operation.Contract.Json);
        var bound = TArguments.Read(ref reader);
        return async (services, log, cancellationToken) =>
        {
            var server = services.GetRequiredService<TServer>();
            await foreach (var item in run(server, bound, cancellationToken).WithCancellation(cancellationToken))
            {
                if (item is null && !operation.NullableItem)
                    throw new InvalidOperationException($"The server class's method {operation.Member} gave a null item, and its items may not be null.");
                await log.WriteAsync(item, operation.Item, cancellationToken);
            }
        };
    }
}
