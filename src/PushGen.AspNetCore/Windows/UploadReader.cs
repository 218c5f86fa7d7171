using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace PushGen.AspNetCore.Windows;

/// <summary>
/// Reads an upload line by line, as fast as its handler takes them. Every line ends with LF: what follows the last one was cut off, and
/// fails the call instead of ending the sequence.
/// </summary>
sealed class UploadReader(HttpContext http, int maxArgumentBytes, int maxItemBytes)
{
    readonly PipeReader body = http.Request.BodyReader;

    /// <summary>The first line: the arguments besides the sequence.</summary>
    public async ValueTask<byte[]> ReadArgumentsAsync()
    {
        var line = await ReadLineAsync(maxArgumentBytes, http.RequestAborted)
            ?? throw new PushException(PushErrorCodes.BodyInvalid, 400, "The upload is empty: its first line is the other arguments, as one JSON object.");
        byte[] arguments = line.ToArray();
        body.AdvanceTo(line.End);
        return arguments;
    }

    /// <summary>The other lines. An element is valid until the next is asked for.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadElementsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await ReadLineAsync(maxItemBytes, cancellationToken) is { } line)
        {
            try
            {
                yield return line.IsSingleSegment ? line.First : line.ToArray();
            }
            finally     // also where the handler has had enough: a read that is not ended is an error in Kestrel's log
            {
                body.AdvanceTo(line.End);
            }
        }
    }

    // With its LF, which is white space to a JSON reader.
    async ValueTask<ReadOnlySequence<byte>?> ReadLineAsync(int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, buffer.GetPosition(1, end));
                if (line.Length - 1 <= limit)
                    return line;
                body.AdvanceTo(line.End);
                throw HttpBody.TooLarge(limit);
            }
            bool complete = read.IsCompleted;
            long left = buffer.Length;
            body.AdvanceTo(buffer.Start, buffer.End);
            if (left > limit)
                throw HttpBody.TooLarge(limit);
            if (complete)
                return left == 0 ? null : throw CutOff(null);
        }
    }

    async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The token does not go to the read itself: one that it cancels is never ended, which Kestrel finds and logs as an error.
        using var canceling = cancellationToken.UnsafeRegister(static body => ((PipeReader)body!).CancelPendingRead(), body);
        try
        {
            var read = await body.ReadAsync(CancellationToken.None);
            if (!read.IsCanceled)
                return read;
            body.AdvanceTo(read.Buffer.Start);
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is BadHttpRequestException or ConnectionResetException or IOException)
        {
            throw e is BadHttpRequestException { StatusCode: 413 } ? HttpBody.TooLarge(maxArgumentBytes) : CutOff(e);
        }
    }

    static PushException CutOff(Exception? cause) => new(PushErrorCodes.BodyInvalid, 400, "The upload was cut off: every line ends with a line feed, the last one too.", cause);
}
