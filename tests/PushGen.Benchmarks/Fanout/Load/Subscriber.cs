using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PushGen.Benchmarks.Fanout.Load;

/// <summary>One connection that counts what it gets, over a bare socket.</summary>
sealed class Subscriber(bool isChecked, int bufferBytes = 64 * 1024) : IDisposable
{
    readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ItemCounter Items { get; } = new(isChecked);

    /// <summary>Called after bytes came.</summary>
    public Action? Received { get; set; }

    /// <summary>Runs until the connection ends, and fails when something is wrong.</summary>
    public Task Receiving { get; private set; } = Task.CompletedTask;

    /// <summary>Sends a request and starts to receive. Unless it polls, the answer has begun when this ends.</summary>
    /// <param name="port">On this machine.</param>
    /// <param name="request">The first one.</param>
    /// <param name="decoder">Of what comes.</param>
    /// <param name="next">Makes the request that follows an answer, for polls.</param>
    public async Task OpenAsync(int port, string request, Decoder decoder, Func<Decoder, string>? next = null)
    {
        await socket.ConnectAsync(IPAddress.Loopback, port);
        Send(Encoding.ASCII.GetBytes(request));
        Receiving = Task.Run(() => ReceiveAsync(decoder, next));
        if (next is null)
            await AnsweredAsync();
    }

    /// <summary>Ends when something came, and fails when nothing will.</summary>
    public async Task AnsweredAsync() => await await Task.WhenAny(answered.Task, Receiving);

    public void Send(ReadOnlySpan<byte> bytes) => socket.Send(bytes);

    async Task ReceiveAsync(Decoder decoder, Func<Decoder, string>? next)
    {
        var buffer = new byte[bufferBytes];
        int responses = 0;
        while (await socket.ReceiveAsync(buffer) is > 0 and var received)
        {
            decoder.Feed(buffer.AsSpan(0, received));
            answered.TrySetResult();
            Received?.Invoke();
            if (next is null || ((ResponseDecoder)decoder).Responses == responses)
                continue;
            responses = ((ResponseDecoder)decoder).Responses;
            Send(Encoding.ASCII.GetBytes(next(decoder)));
        }
    }

    public void Dispose() => socket.Dispose();
}
