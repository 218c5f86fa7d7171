using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>PUSH0301: a connection that nobody closes. What is passed on, returned or kept is its new owner's business.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientIsNotDisposedAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ClientIsNotDisposed];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        PushSymbols.WhenUsed(context, static (start, symbols) =>
            start.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.ObjectCreation));
    }

    static void Analyze(OperationAnalysisContext context, PushSymbols symbols)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!OwnsConnection(creation, symbols) || new ClientUses(symbols).Of(creation, owns: true) != ClientUse.Harmless)
            return;
        string advice = creation.Outer().Parent is IArgumentOperation
            ? "a client leaves the connection open that it is given; let the client make its own, or keep the connection and dispose it"
            : "write 'await using', or dispose it where it is no longer needed";
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.ClientIsNotDisposed, creation.Headline(), creation.Type!.Name, advice));
    }

    /// <summary>A connection, or a client that makes its own; a client over a given connection owns nothing.</summary>
    static bool OwnsConnection(IObjectCreationOperation creation, PushSymbols symbols) =>
        symbols.IsConnection(creation.Type)
        || (creation.Constructor is { Parameters: { Length: > 0 } parameters } && parameters[0].Type.SpecialType == SpecialType.System_String && symbols.IsClient(creation.Type));
}
