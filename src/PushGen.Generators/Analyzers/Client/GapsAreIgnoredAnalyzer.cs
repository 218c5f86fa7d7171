using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>PUSH0306: OnGap(GapPolicy.FromLatest) on a topic of which every item counts. FromEarliest gives all there is, and is left alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GapsAreIgnoredAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.GapsAreIgnored];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        PushSymbols.WhenUsed(context, static (start, symbols) =>
            start.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation));
    }

    static void Analyze(OperationAnalysisContext context, PushSymbols symbols)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != "OnGap" || !ClientOperations.IsOfSubscription(invocation.TargetMethod) || invocation.Receiver() is not { } receiver)
            return;
        var policy = invocation.Arguments[invocation.Arguments.Length - 1];
        if (policy.Value.Inner() is not IFieldReferenceOperation { Field.Name: "FromLatest" })
            return;
        if (symbols.FindSubscribed(receiver.Origin(context.CancellationToken)) is not { } operation || !CountsEveryItem(operation))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.GapsAreIgnored, policy.Value.Syntax.GetLocation(), operation.Name));
    }

    /// <summary>A topic whose newest item says everything is marked Latest, or retains no other.</summary>
    static bool CountsEveryItem(IMethodSymbol operation)
    {
        if (KnownTypes.FindPushAttribute(operation, "TopicAttribute") is not { } topic)
            return false;
        foreach (var option in topic.NamedArguments)
        {
            if (option is { Key: "SlowReader" or "Retain", Value.Value: 1 })
                return false;
        }
        return true;
    }
}
