using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Security;

/// <summary>Reports conventions that only an HTTP request can honour: the operations they are on are refused on the WebSocket.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OperationIsHttpOnlyAnalyzer() : ServerAnalyzer(Descriptors.OperationIsHttpOnly)
{
    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols) =>
        start.RegisterOperationAction(operation => Analyze(operation, (IInvocationOperation)operation.Operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, IInvocationOperation call, ServerSymbols symbols)
    {
        var method = call.TargetMethod;
        if (WhatIsAsked(call) is { } asked && Conventions.IsOfFramework(method) && Operations.Receiver(call) is { } receiver && WhoIsAsked(receiver, symbols) is { } who)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.OperationIsHttpOnly, Operations.NameOf(call), asked, who));
    }

    static string? WhatIsAsked(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "RequireRateLimiting" => "rate limiting",
        "AddEndpointFilter" or "AddEndpointFilterFactory" => "an endpoint filter",
        "WithRequestTimeout" => "a request timeout",
        "RequireHost" => "a host",
        _ => null,
    };

    /// <summary>An operation, a contract or a prefix; null where the convention is on something else.</summary>
    static string? WhoIsAsked(IOperation receiver, ServerSymbols symbols)
    {
        while (receiver is IInvocationOperation call && symbols.ContractOfMap(call.TargetMethod) is null && Conventions.IsOfFramework(call.TargetMethod)
            && !symbols.IsMapPush(call.TargetMethod) && Operations.Receiver(call) is { } chained)
            receiver = chained;
        if (receiver is IPropertyReferenceOperation { Property: var property } && symbols.ContractOf(property.ContainingType) is { } contract)
            return $"'{contract.Name}.{property.Name}'";
        if (receiver.Type is { } type && symbols.ContractOf(type) is { } whole)
            return $"every operation of '{whole.Name}'";
        return symbols.IsRouteBuilder(receiver.Type) ? "every operation under the prefix" : null;
    }
}
