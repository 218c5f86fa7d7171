using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>PUSH0303: Result, Wait and GetResult on a call, and ToBlockingEnumerable on a subscription.</summary>
/// <remarks>A task in a variable is left alone: its Result is harmless after Task.WhenAll.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingClientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.CallIsBlockedOn];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        PushSymbols.WhenUsed(context, static (start, symbols) =>
        {
            start.RegisterOperationAction(operation => AnalyzeResult(operation, symbols), OperationKind.PropertyReference);
            start.RegisterOperationAction(operation => AnalyzeInvocation(operation, symbols), OperationKind.Invocation);
        });
    }

    static void AnalyzeResult(OperationAnalysisContext context, PushSymbols symbols)
    {
        var property = (IPropertyReferenceOperation)context.Operation;
        if (property.Property.Name == "Result" && property.Instance is { } task)
            ReportCall(context, symbols, task);
    }

    static void AnalyzeInvocation(OperationAnalysisContext context, PushSymbols symbols)
    {
        var invocation = (IInvocationOperation)context.Operation;
        switch (invocation.TargetMethod.Name)
        {
            case "Wait" when invocation.Instance is { } task:
                ReportCall(context, symbols, task);
                break;
            case "GetResult" when invocation.Instance?.Inner() is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task }:
                ReportCall(context, symbols, task);
                break;
            case "ToBlockingEnumerable" when invocation.Receiver() is { } sequence && symbols.FindSubscribed(sequence) is { } operation:
                Report(context, sequence, operation, "await foreach");
                break;
        }
    }

    static void ReportCall(OperationAnalysisContext context, PushSymbols symbols, IOperation task)
    {
        if (FindCall(task, symbols) is { } operation)
            Report(context, task, operation, "await");
    }

    /// <summary>From the member that blocks to the end of the expression.</summary>
    static void Report(OperationAnalysisContext context, IOperation receiver, IMethodSymbol operation, string instead)
    {
        // In "call.GetAwaiter().GetResult()" the span begins with GetAwaiter.
        if (receiver.Syntax.Parent is not MemberAccessExpressionSyntax access)
            return;
        var span = TextSpan.FromBounds(access.Name.SpanStart, context.Operation.Syntax.Span.End);
        string blocking = context.Operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name.Identifier.Text : access.Name.Identifier.Text;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.CallIsBlockedOn, Location.Create(access.SyntaxTree, span), blocking, operation.Name, instead));
    }

    static IMethodSymbol? FindCall(IOperation task, PushSymbols symbols)
    {
        while (task.Inner() is IInvocationOperation invocation)
        {
            if (symbols.FindOperation(invocation) is { } operation)
                return operation;
            if (invocation.TargetMethod.Name is not ("AsTask" or "ConfigureAwait" or "WaitAsync" or "Preserve") || invocation.Instance is null)
                return null;
            task = invocation.Instance;
        }
        return null;
    }
}
