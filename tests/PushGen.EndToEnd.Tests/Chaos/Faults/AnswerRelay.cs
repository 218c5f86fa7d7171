using System.Buffers;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Passes one answer on, with its fault.</summary>
sealed class AnswerRelay(SocketReader server, FaultyWriter writer, Fault? fault, FaultProxy proxy)
{
    readonly ArrayBufferWriter<byte> sent = new();

    public async Task PassAsync(RequestKind kind, CancellationToken cancellationToken)
    {
        if (await server.ReadHeadAsync(cancellationToken) is not { } bytes)
            return;
        var head = new MessageHead(bytes);
        if (!await SendAsync(bytes, cancellationToken))
            return;
        if (head.IsUpgraded)
        {
            await PassSocketAsync(cancellationToken);
            return;
        }
        bool whole;
        try
        {
            whole = await PassBodyAsync(head, cancellationToken);
        }
        finally
        {
            if (head.IsEventStream && fault?.Kind != FaultKind.Swallow)      // what it holds back would be held back twice
                proxy.Remember(kind, sent.WrittenSpan.ToArray());
        }
        if (whole && head.IsSuccess && !head.IsEventStream)
            proxy.Remember(kind, sent.WrittenSpan.ToArray());
    }

    async Task PassSocketAsync(CancellationToken cancellationToken)
    {
        var filter = fault?.Kind is FaultKind.Repeat or FaultKind.Swallow ? new FrameFilter(fault, writer.CountOnce) : null;
        for (;;)
        {
            var bytes = await server.ReadAsync(long.MaxValue, cancellationToken);
            if (bytes.IsEmpty)
            {
                writer.Finish();
                return;
            }
            if (!await writer.WriteAsync(filter?.Pass(bytes.Span) ?? bytes, cancellationToken))
                return;
        }
    }

    /// <summary>True if all of it went on.</summary>
    async Task<bool> PassBodyAsync(MessageHead head, CancellationToken cancellationToken)
    {
        var chunks = head.Length is null ? new ChunkReader() : null;
        var filter = head.IsEventStream && fault?.Kind is FaultKind.Repeat or FaultKind.Swallow ? new EventFilter(fault, writer.CountOnce) : null;
        long left = head.Length ?? long.MaxValue, truncated = fault?.Kind == FaultKind.Truncate ? fault.At : long.MaxValue;
        while (left > 0 && chunks is not { HasEnded: true })
        {
            var bytes = await server.ReadAsync(left, cancellationToken);
            if (bytes.IsEmpty)
            {
                writer.Finish();
                return false;
            }
            left -= bytes.Length;
            chunks?.Take(bytes.Span, null);
            if (fault?.Kind == FaultKind.Buffer && head.IsEventStream)
            {
                writer.Break(FaultKind.Buffer);
                return false;
            }
            if (bytes.Length >= truncated)
            {
                await SendAsync(bytes[..(int)(truncated - 1)], cancellationToken);
                writer.Break(FaultKind.Truncate);
                return false;
            }
            truncated -= bytes.Length;
            if (!await SendAsync(filter?.Pass(bytes.Span) ?? bytes, cancellationToken))
                return false;
        }
        return true;
    }

    async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (sent.WrittenCount < FaultProxy.LongestRemembered)
            sent.Write(bytes.Span);
        return await writer.WriteAsync(bytes, cancellationToken);
    }
}
