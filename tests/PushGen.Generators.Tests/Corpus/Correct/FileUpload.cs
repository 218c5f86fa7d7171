using System.Security.Cryptography;
using PushGen.AspNetCore;

namespace Files;

public sealed record UploadResult(string Sha256, long Bytes);

[PushContract]
public interface IFileStore
{
    Task<UploadResult> Upload(string name, IAsyncEnumerable<byte[]> chunks, CancellationToken cancellationToken = default);
    IAsyncEnumerable<byte[]> Download(string name, CancellationToken cancellationToken = default);
    Task<bool> Delete(string name, CancellationToken cancellationToken = default);
}

public sealed class FileStoreServer : IFileStoreServer
{
    public async Task<UploadResult> Upload(string name, IAsyncEnumerable<byte[]> chunks, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        await using var file = System.IO.File.Create(System.IO.Path.GetRandomFileName());
        await foreach (byte[] chunk in chunks.WithCancellation(cancellationToken))
        {
            hash.AppendData(chunk);
            await file.WriteAsync(chunk, cancellationToken);
            bytes += chunk.Length;
        }
        return new UploadResult(Convert.ToHexString(hash.GetHashAndReset()), bytes);
    }

    public async IAsyncEnumerable<byte[]> Download(string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = System.IO.File.OpenRead(System.IO.Path.GetFileName(name));
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
            yield return buffer[..read];
    }

    public Task<bool> Delete(string name, CancellationToken cancellationToken) => Task.FromResult(false);
}
