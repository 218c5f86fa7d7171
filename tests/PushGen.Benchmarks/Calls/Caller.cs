using PushGen.Benchmarks.Fanout.Load;
using PushGen.Benchmarks.Fanout.Servers;
using static System.FormattableString;

namespace PushGen.Benchmarks.Calls;

/// <summary>Calls over a WebSocket, one after the other: the next as soon as the answer is there.</summary>
sealed class Caller : IDisposable
{
    readonly string server;
    readonly string quote;
    long calls;

    public Caller(string server, int size)
    {
        this.server = server;
        quote = Invariant($$"""{"bid":12.34,"ask":12.36,"timestamp":1234567890123456,"symbol":"{{Quotes.SymbolFor(size)}}"}""");
        Connection.Received = CallNext;
    }

    /// <summary>Counts answers by the echoed quote.</summary>
    public Subscriber Connection { get; } = new(isChecked: false, bufferBytes: 4096);

    public long Answered => Connection.Items.Count;

    public void Start()
    {
        calls = 1;
        Call();
    }

    void CallNext()
    {
        if (calls == 0 || Answered < calls)
            return;
        calls++;
        Call();
    }

    void Call() => Connection.Send(Dialer.Frame(server == "pushgen"
        ? Invariant($$$"""{"t":"call","i":{{{calls}}},"m":"bench/echo","a":{"quote":{{{quote}}}}}""")
        : Invariant($$$"""{"type":1,"invocationId":"{{{calls}}}","target":"Echo","arguments":[{{{quote}}}]}""") + '\u001e'));

    public void Dispose() => Connection.Dispose();
}
