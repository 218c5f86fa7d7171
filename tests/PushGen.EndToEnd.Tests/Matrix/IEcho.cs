namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Every place that a payload can have in a contract. A contract of the matrix is this, closed over one type.</summary>
public interface IEcho<T>
{
    /// <summary>An argument and a result.</summary>
    Task<T> Call(T value, CancellationToken cancellationToken = default);

    ValueTask<T> ValueCall(T value, CancellationToken cancellationToken = default);

    /// <summary>An argument that may be left out.</summary>
    Task Optional(string run, T? value = default, CancellationToken cancellationToken = default);

    /// <summary>A stream's argument and its items.</summary>
    IAsyncEnumerable<T> Stream(T value, int count, CancellationToken cancellationToken = default);

    [Topic]
    IAsyncEnumerable<T> Topic(string run, CancellationToken cancellationToken = default);

    Task Upload(string run, IAsyncEnumerable<T> items, CancellationToken cancellationToken = default);

    Task<T> UploadLast(IAsyncEnumerable<T> items, CancellationToken cancellationToken = default);
}
