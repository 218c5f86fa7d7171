using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>One connection of a client to a <see cref="FaultProxy"/>: passes its requests on one by one, and does to the answers what the plan says.</summary>
sealed class FaultConnection(Socket client, FaultProxy proxy) : IDisposable
{
    readonly FaultPlan plan = proxy.Plan;
    readonly SocketReader requests = new(client);
    readonly FaultyWriter writer = new(client, proxy.Plan);
    readonly Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public RequestKind Kind { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        SocketReader? answers = null;
        var next = requests.ReadHeadAsync(cancellationToken);
        while (writer.Broken is null && await next is { } request)
        {
            Kind = new MessageHead(request).Kind;
            if (plan.Blocked.Contains(Kind))
            {
                await AnswerAsync("501 Not Implemented", "", cancellationToken);
                next = requests.ReadHeadAsync(cancellationToken);
                continue;
            }
            var fault = writer.Pending is { Kind: FaultKind.Reset or FaultKind.Finish or FaultKind.BlackHole or FaultKind.Truncate or FaultKind.ResetLater } pending ? pending : plan.Next(Kind);
            if (await TryAnswerInsteadAsync(fault, cancellationToken))
            {
                next = writer.Broken is null ? requests.ReadHeadAsync(cancellationToken) : SilenceAsync(cancellationToken);
                continue;
            }
            writer.Begin(fault);
            if (answers is null)
            {
                if (fault?.Kind == FaultKind.Throttle)
                    server.ReceiveBufferSize = 4096;
                await server.ConnectAsync(IPAddress.Loopback, proxy.ServerPort, cancellationToken);
                answers = new(server);
            }
            await SendToServerAsync(request, cancellationToken);
            answers.Bite = fault?.Kind == FaultKind.Throttle ? 512 : int.MaxValue;
            if (fault?.Kind == FaultKind.ResetLater)
                _ = ResetLaterAsync(fault.At, cancellationToken);

            var relay = new AnswerRelay(answers, writer, fault, proxy);
            next = Kind == RequestKind.Socket ? PassToServerAsync(cancellationToken) : requests.ReadHeadAsync(cancellationToken);
            var passing = relay.PassAsync(Kind, cancellationToken);
            Observe(passing);       // the one that is not waited for to its end fails with the connection
            Observe(next);
            await Task.WhenAny(passing, next);
            if (!passing.IsCompleted && await next is null)
                server.Close();         // the client has left
            await passing;
            if (writer.Broken is not null || Kind == RequestKind.Socket)
                await SilenceAsync(cancellationToken, next);
        }
    }

    static void Observe(Task task) =>
        _ = task.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    async Task<bool> TryAnswerInsteadAsync(Fault? fault, CancellationToken cancellationToken)
    {
        switch (fault?.Kind)
        {
            case FaultKind.BadGateway:
                await AnswerAsync("502 Bad Gateway", "", cancellationToken);
                break;
            case FaultKind.Unavailable:
                await AnswerAsync("503 Service Unavailable", "Retry-After: 1\r\n", cancellationToken);
                break;
            case FaultKind.OldAnswer when proxy.OldAnswer(Kind) is { } old:
                writer.Begin(null);
                await writer.WriteAsync(old, cancellationToken);
                if (Kind == RequestKind.Events)
                {
                    writer.Break(FaultKind.OldAnswer);      // as long as it was; it has no end of its own
                    return true;
                }
                break;
            default:
                return false;
        }
        plan.Count(fault.Kind);
        return true;
    }

    async Task AnswerAsync(string status, string headers, CancellationToken cancellationToken)
    {
        const string page = "<p>The proxy.</p>";
        writer.Begin(null);
        await writer.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{headers}Content-Length: {page.Length}\r\n\r\n{page}"), cancellationToken);
    }

    async Task SendToServerAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await server.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
    }

    /// <summary>The client's frames, until it leaves or nothing passes any more.</summary>
    async Task<byte[]?> PassToServerAsync(CancellationToken cancellationToken)
    {
        for (;;)
        {
            var bytes = await requests.ReadAsync(long.MaxValue, cancellationToken);
            if (bytes.IsEmpty)
                return null;
            if (writer.Broken is null)
                await SendToServerAsync(bytes, cancellationToken);
        }
    }

    /// <summary>Until the client leaves; what it says is not heard.</summary>
    async Task<byte[]?> SilenceAsync(CancellationToken cancellationToken, Task<byte[]?>? reading = null)
    {
        if (reading is not null && await reading is null)
            return null;
        while (!(await requests.ReadAsync(long.MaxValue, cancellationToken)).IsEmpty)
        {
        }
        return null;
    }

    async Task ResetLaterAsync(int milliseconds, CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        try
        {
            if (writer.Pending?.Kind == FaultKind.ResetLater)
                writer.Break(FaultKind.ResetLater);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It has ended before.
        }
    }

    public void Reset()
    {
        try
        {
            writer.Reset();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It has ended before.
        }
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }
}
