using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;
using PushGen.CodeGen;

namespace PushGen.AspNetCore.Calls;

/// <summary>A mapped call.</summary>
abstract class CallBinding(PushOperation operation, bool isUpload) : OperationBinding(operation)
{
    /// <summary>Whether one argument is a sequence, sent element by element.</summary>
    public bool IsUpload { get; } = isUpload;

    /// <summary>Whether the handler is started at most once per key.</summary>
    public virtual bool IsAtMostOnce => false;

    /// <summary>Reads the arguments and gives what runs the server class's method.</summary>
    /// <exception cref="PushException">400: the arguments do not fit.</exception>
    public abstract CallRunner Bind(ReadOnlyMemory<byte> arguments);

    private protected byte[]? Encode<TResult>(TResult result, Func<JsonTypeInfo<TResult>> type, bool nullable) =>
        typeof(TResult) == typeof(NoResult) ? null
        : result is null && !nullable ? throw new InvalidOperationException($"The server class's method {Operation.Member} returned null, and its result may not be null.")
        : JsonSerializer.SerializeToUtf8Bytes(result, type());
}

/// <summary>Runs one call.</summary>
/// <param name="services">A scope whose <see cref="PushContextHolder"/> is set.</param>
/// <param name="elements">The elements of an upload, each as JSON; null for a call without.</param>
/// <param name="cancellationToken">Canceled when the caller cancels or is gone.</param>
/// <returns>The result as JSON, or null for a call without result.</returns>
delegate ValueTask<byte[]?> CallRunner(IServiceProvider services, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, CancellationToken cancellationToken);

/// <inheritdoc/>
sealed class CallBinding<TServer, TArguments, TResult>(
    CallOperation<TArguments, TResult> operation, Func<TServer, TArguments, CancellationToken, ValueTask<TResult>> run) : CallBinding(operation, isUpload: false)
    where TServer : class
    where TArguments : struct, IArguments<TArguments>
{
    readonly Func<JsonTypeInfo<TResult>> resultType = () => operation.Result;

    public override bool IsAtMostOnce => operation.Repetition == CallRepetition.AtMostOnce;

    public override CallRunner Bind(ReadOnlyMemory<byte> arguments)
    {
        var reader = new ArgumentReader(arguments.Span, Operation.Contract.Json);
        var bound = TArguments.Read(ref reader);
        return async (services, _, cancellationToken) =>
            Encode(await run(services.GetRequiredService<TServer>(), bound, cancellationToken), resultType, operation.NullableResult);
    }
}

/// <inheritdoc/>
sealed class UploadBinding<TServer, TArguments, TElement, TResult>(
    UploadOperation<TArguments, TElement, TResult> operation,
    Func<TServer, TArguments, IAsyncEnumerable<TElement>, CancellationToken, ValueTask<TResult>> run) : CallBinding(operation, isUpload: true)
    where TServer : class
    where TArguments : struct, IArguments<TArguments>
{
    public override CallRunner Bind(ReadOnlyMemory<byte> arguments)
    {
        var reader = new ArgumentReader(arguments.Span, Operation.Contract.Json);
        var bound = TArguments.Read(ref reader);
        return async (services, elements, cancellationToken) =>
        {
            var server = services.GetRequiredService<TServer>();
            return Encode(await run(server, bound, ReadElements(elements!, cancellationToken), cancellationToken), () => operation.Result, operation.NullableResult);
        };
    }

    async IAsyncEnumerable<TElement> ReadElements(
        IAsyncEnumerable<ReadOnlyMemory<byte>> elements, CancellationToken call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(call, cancellationToken);
        int count = 0;
        await foreach (var json in elements.WithCancellation(both.Token))
            yield return ReadElement(json.Span, count++);
    }

    TElement ReadElement(ReadOnlySpan<byte> json, int index)
    {
        try
        {
            var element = JsonSerializer.Deserialize(json, operation.Element);
            return element is not null || operation.NullableElement
                ? element!
                : throw new PushException(PushErrorCodes.BodyInvalid, 400, $"Element {index} of the upload must not be null.");
        }
        catch (Exception e) when (JsonFailures.IsOfInput(e))
        {
            throw new PushException(PushErrorCodes.BodyInvalid, 400, $"Element {index} of the upload cannot be read: {JsonFailures.Path(e)} does not fit.", e);
        }
    }
}
