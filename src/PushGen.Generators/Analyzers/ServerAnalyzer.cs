using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PushGen.Generators.Analyzers;

/// <summary>A rule about servers. In projects without PushGen's server it does nothing.</summary>
public abstract class ServerAnalyzer : DiagnosticAnalyzer
{
    private protected ServerAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = [rule];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (ServerSymbols.Find(start.Compilation) is { } symbols)
                Start(start, symbols);
        });
    }

    /// <summary>Registers what the rule looks at.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext start, ServerSymbols symbols);
}
