using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Reports server classes that block a thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServerBlocksAnalyzer() : ServerAnalyzer(Descriptors.ServerBlocks)
{
    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols)
    {
        var calls = new BlockingCalls(start.Compilation);
        start.RegisterSymbolStartAction(type =>
        {
            if (type.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } server && symbols.IsServer(server))
                type.RegisterOperationAction(operation => Analyze(operation, calls), OperationKind.Invocation, OperationKind.PropertyReference);
        }, SymbolKind.NamedType);
    }

    static void Analyze(OperationAnalysisContext context, BlockingCalls calls)
    {
        // Dispose cannot wait in another way.
        if (context.ContainingSymbol is IMethodSymbol { Name: "Dispose" } || calls.Find(context.Operation) is not { } blocking || CompletedTasks.IsKnown(blocking.Waited))
            return;
        var name = context.Operation is IInvocationOperation call ? Operations.NameOf(call) : NameOf((IPropertyReferenceOperation)context.Operation);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.ServerBlocks, name, context.ContainingSymbol.ContainingType.Name, blocking.Shown, blocking.Instead));
    }

    static Location NameOf(IPropertyReferenceOperation property) =>
        (property.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax access ? access.Name : property.Syntax).GetLocation();
}
