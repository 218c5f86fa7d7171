using System.Globalization;
using PushGen.Benchmarks.Analyzers;
using PushGen.Benchmarks.Calls;
using PushGen.Benchmarks.Fanout;
using PushGen.Benchmarks.Fanout.Servers;
using PushGen.Benchmarks.Generator;
using PushGen.Benchmarks.Micro;
using PushGen.Benchmarks.Server;
using PushGen.Benchmarks.Topics;

// PushGen.Benchmarks analyzers: what the analyzers cost.
if (args is ["analyzers", .. var analyzed])
{
    await AnalyzerProgram.RunAsync(analyzed);
    return;
}

// PushGen.Benchmarks generator: what the source generator costs.
if (args is ["generator", .. var rest])
{
    GeneratorProgram.Run(rest);
    return;
}

// PushGen.Benchmarks client --transport T --port P --connections N: typed clients to be measured from outside.
if (args is ["client", .. var client])
{
    await ClientProgram.RunAsync(client);
    return;
}

// PushGen.Benchmarks fanout: PushGen, SignalR and a hand-written server side by side.
if (args is ["fanout", .. var compared])
{
    await FanoutProgram.RunAsync(compared);
    return;
}

// PushGen.Benchmarks calls: calls over a WebSocket, PushGen and SignalR side by side.
if (args is ["calls", .. var calls])
{
    await CallsProgram.RunAsync(calls);
    return;
}

// PushGen.Benchmarks topics [COUNT]: the memory of many topics.
if (args is ["topics", .. var many])
{
    await TopicsProgram.RunAsync(many);
    return;
}

// PushGen.Benchmarks fanout-server VARIANT --topics T --port P: one of them, started by the comparison.
if (args is ["fanout-server", var variant, "--topics", var topics, "--port", var port])
{
    await FanoutServer.RunAsync(variant, int.Parse(topics, CultureInfo.InvariantCulture), int.Parse(port, CultureInfo.InvariantCulture));
    return;
}

// PushGen.Benchmarks micro: the parts of the fast path.
if (args is ["micro", .. var parts])
{
    MicroProgram.Run(parts);
    return;
}

// PushGen.Benchmarks --port P: a server to be measured from outside.
await ServerProgram.RunAsync(args);
