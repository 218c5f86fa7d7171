using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Reports a publish whose end nobody waits for. In async methods the compiler says so itself (CS4014).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublishIsNotAwaitedAnalyzer() : ServerAnalyzer(Descriptors.PublishIsNotAwaited)
{
    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols) =>
        start.RegisterOperationAction(operation => Analyze(operation, (IInvocationOperation)operation.Operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, IInvocationOperation publish, ServerSymbols symbols)
    {
        if (symbols.IsPublish(publish.TargetMethod) && IsDropped(publish) && !IsInAsync(publish, context.ContainingSymbol))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PublishIsNotAwaited, Operations.NameOf(publish), TopicOf(publish)));
    }

    static bool IsDropped(IOperation value)
    {
        var user = Operations.User(value);
        while (user is IConditionalAccessOperation || user is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" })
            user = Operations.User(user);
        return user is IExpressionStatementOperation;
    }

    static bool IsInAsync(IOperation operation, ISymbol member) => Operations.Function(operation) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation local => local.Symbol.IsAsync,
        _ => member is IMethodSymbol { IsAsync: true },
    };

    /// <summary>As it is written, where it is short.</summary>
    static string TopicOf(IInvocationOperation publish)
    {
        string text = publish.Instance is null or IConditionalAccessInstanceOperation ? "the topic" : publish.Instance.Syntax.ToString();
        return text.IndexOf('\n') >= 0 || text.Length > 60 ? "the topic" : $"'{text}'";
    }
}
