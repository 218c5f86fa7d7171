using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>PUSH0302: a statement, or a variable that is never read, that only describes a subscription.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubscriptionIsDroppedAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.SubscriptionIsDropped];

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
        if (invocation.Type is not INamedTypeSymbol { Arity: 1 } type || !(symbols.IsSubscription(type) || KnownTypes.IsAsyncEnumerable(type)))
            return;
        if (!IsStatement(invocation) && !IsUnreadLocal(invocation))
            return;
        bool isOperation = symbols.FindOperation(invocation) is not null;
        if (!isOperation && !ClientOperations.IsOfSubscription(invocation.TargetMethod))
            return;
        string advice = isOperation ? "nothing is sent before it is enumerated with await foreach" : "it is a changed copy of the subscription, which stays as it is";
        var name = invocation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var word } } ? word : invocation.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.SubscriptionIsDropped, name.GetLocation(), invocation.TargetMethod.Name, advice));
    }

    /// <summary>The body of a lambda is no statement of its own: there a test asks what an argument check throws.</summary>
    static bool IsStatement(IInvocationOperation invocation) => invocation.Parent is IExpressionStatementOperation { Syntax: ExpressionStatementSyntax };

    static bool IsUnreadLocal(IInvocationOperation invocation)
    {
        if (invocation.Outer().Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            return false;
        IOperation root = invocation;
        while (root.Parent is { } parent)
            root = parent;
        foreach (var operation in root.Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local))
                return false;
        }
        return true;
    }
}
