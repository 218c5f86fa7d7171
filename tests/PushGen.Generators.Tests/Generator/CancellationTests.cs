using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Tests.Generator;

public class CancellationTests
{
    const string Contract = "[PushContract] public interface IChat { Task Say(string text, CancellationToken token); Task Shout(string text, CancellationToken token); Task Whisper(string text, CancellationToken token); }";

    [Fact]
    public void Run_CancelledBeforehand_ThrowsAndTheNextIsComplete()
    {
        var compilation = TestCompilation.Create(Contract, TestOptions.Default);
        var driver = GeneratorRun.Driver(TestOptions.Default);

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, new CancellationToken(canceled: true)));

        Assert.Equal(2, driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public void Run_CancelledWhileAContractIsRead_ThrowsAndTheNextIsComplete()
    {
        using var cancelled = new CancellationTokenSource();
        var compilation = TestCompilation.Create(Contract, TestOptions.Default);
        // Another generator's step runs first, and cancels when this one's turn has come.
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new Canceller(cancelled).AsSourceGenerator(), new PushContractGenerator().AsSourceGenerator()]);

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, cancelled.Token));

        Assert.Equal(2, driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public void Reading_CancelledInTheMiddle_StopsAtTheNextOperation()
    {
        using var cancelled = new CancellationTokenSource();
        var compilation = TestCompilation.Create(Contract.Replace("string", "ref string", StringComparison.Ordinal), TestOptions.Default);
        var contract = compilation.GetTypeByMetadataName("IChat")!;
        var sink = new CancellingSink(cancelled);

        Assert.Throws<OperationCanceledException>(() => ContractReader.Read(contract, contract.GetAttributes()[0], compilation, sink, withParsers: true, cancelled.Token));

        Assert.Equal(1, sink.Findings);
    }

    sealed class Canceller(CancellationTokenSource source) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (_, _) => source.Cancel());
    }

    /// <summary>Cancels at the first finding; each operation of the contract has one.</summary>
    sealed class CancellingSink(CancellationTokenSource source) : IFindingSink
    {
        public int Findings { get; private set; }

        public void Add(DiagnosticDescriptor rule, ISymbol at, string argument0, string argument1 = "", string argument2 = "", FindingDetail detail = default)
        {
            Findings++;
            source.Cancel();
        }
    }
}
