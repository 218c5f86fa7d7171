using System.Net;
using System.Text;
using System.Threading.Channels;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>A request body that a test writes piece by piece.</summary>
sealed class LineContent : HttpContent
{
    readonly Channel<(byte[] Bytes, TaskCompletionSource Sent)> pieces = Channel.CreateUnbounded<(byte[], TaskCompletionSource)>();

    /// <summary>Done once the transport has taken it.</summary>
    public async Task WriteAsync(string text)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await pieces.Writer.WriteAsync((Encoding.UTF8.GetBytes(text), sent));
        await sent.Task;
    }

    public void Complete() => pieces.Writer.Complete();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await foreach (var (bytes, sent) in pieces.Reader.ReadAllAsync())
        {
            await stream.WriteAsync(bytes);
            await stream.FlushAsync();
            sent.SetResult();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
