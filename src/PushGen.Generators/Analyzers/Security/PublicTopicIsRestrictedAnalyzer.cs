using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Security;

/// <summary>Reports authorization on a topic that is Public. The application would not start. What a contract itself contradicts, its reader finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublicTopicIsRestrictedAnalyzer() : ServerAnalyzer(Descriptors.PublicTopicIsRestricted)
{
    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols) =>
        start.RegisterOperationAction(operation => Analyze(operation, (IInvocationOperation)operation.Operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, IInvocationOperation call, ServerSymbols symbols)
    {
        if (!Conventions.IsRequireAuthorization(call.TargetMethod) || FindTopic(call, symbols) is not { } topic)
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.PublicTopicIsRestricted, Operations.NameOf(call),
            $"{topic.ContainingType.Name}.{topic.Name}", "its endpoint requires authorization; let it be AllowAnonymous, or take Public away"));
    }

    static IMethodSymbol? FindTopic(IInvocationOperation call, ServerSymbols symbols)
    {
        if (Operations.Receiver(call) is IPropertyReferenceOperation { Property: var property })
        {
            return symbols.ContractOf(property.ContainingType) is { } contract && !AllowsAnonymous(call, property)
                ? TopicOptions.FindPublic(contract, property.Name)
                : null;
        }
        // A chain that is a statement leaves nobody a hand on the topic's own endpoint.
        INamedTypeSymbol? mapped = Operations.Receiver(call) is { } receiver ? MappedIn(receiver, symbols) : null;
        var end = Conventions.End(call, next =>
        {
            var found = symbols.ContractOfMap(next.TargetMethod);
            mapped ??= found;
            return found is not null || Conventions.IsNeutral(next.TargetMethod) || Conventions.IsRequireAuthorization(next.TargetMethod);
        });
        return mapped is not null && Conventions.IsStatement(end) ? TopicOptions.FindPublic(mapped) : null;
    }

    /// <summary>The contract that the chain up to here maps.</summary>
    static INamedTypeSymbol? MappedIn(IOperation receiver, ServerSymbols symbols)
    {
        while (receiver is IInvocationOperation call)
        {
            if (symbols.ContractOfMap(call.TargetMethod) is { } contract)
                return contract;
            if (!Conventions.IsNeutral(call.TargetMethod) || Operations.Receiver(call) is not { } next)
                return null;
            receiver = next;
        }
        return null;
    }

    static bool AllowsAnonymous(IOperation call, IPropertySymbol property)
    {
        foreach (var operation in Operations.Root(call).Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "AllowAnonymous" } allow && Mentions(allow, property))
                return true;
        }
        return false;
    }

    static bool Mentions(IOperation allow, IPropertySymbol property)
    {
        foreach (var operation in allow.Descendants())
        {
            if (operation is IPropertyReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Property, property))
                return true;
        }
        return Operations.User(allow) is not IExpressionStatementOperation;
    }
}
