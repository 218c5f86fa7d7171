using PushGen.Benchmarks.Analyzers;
using PushGen.Benchmarks.Generator;
using PushGen.Benchmarks.Server;

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

// PushGen.Benchmarks --port P: a server to be measured from outside.
await ServerProgram.RunAsync(args);
