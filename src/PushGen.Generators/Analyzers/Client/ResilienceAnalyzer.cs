using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>
/// PUSH0305: the standard resilience handlers of Microsoft.Extensions.Http.Resilience on the handlers of AddPushClient: on the one called
/// <c>PushGen:</c> plus the address, or by ConfigureHttpClientDefaults in the method that registers a push client.
/// </summary>
/// <remarks>A handler whose options are set is somebody's decision. An HttpClient's timeout has no effect on a push client, which uses handlers only.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResilienceAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What declares the methods; few projects know it.</summary>
    const string Extensions = "Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ResilienceCutsPush];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        PushSymbols.WhenUsed(context, static (start, _) =>
        {
            if (!start.Compilation.GetTypesByMetadataName(Extensions).IsEmpty)
                start.RegisterOperationBlockStartAction(Collect);
        });
    }

    static void Collect(OperationBlockStartAnalysisContext block)
    {
        var registrations = new Registrations();
        block.RegisterOperationAction(operation => registrations.Add((IInvocationOperation)operation.Operation, operation.CancellationToken), OperationKind.Invocation);
        block.RegisterOperationBlockEndAction(end => registrations.Report(end.ReportDiagnostic));
    }

    /// <summary>What one method registers; operations come in any order, and at once.</summary>
    sealed class Registrations
    {
        readonly List<(Location Place, string Method)> onPushClients = [], onAll = [];
        bool hasPushClient, removes;

        public void Add(IInvocationOperation invocation, CancellationToken cancellationToken)
        {
            switch (invocation.TargetMethod.Name)
            {
                case "AddPushClient":
                    lock (onAll)
                        hasPushClient = true;
                    break;
                case "AddStandardResilienceHandler" or "AddStandardHedgingHandler" when invocation.Arguments.Length == 1:
                    AddHandler(invocation, cancellationToken);
                    break;
                case "RemoveAllResilienceHandlers" when IsOfPushClient(invocation, cancellationToken):
                    lock (onAll)
                        removes = true;
                    break;
            }
        }

        void AddHandler(IInvocationOperation invocation, CancellationToken cancellationToken)
        {
            var list = IsOfPushClient(invocation, cancellationToken) ? onPushClients : IsOfAll(invocation) ? onAll : null;
            if (list is null)
                return;
            var name = invocation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var word } } ? word : invocation.Syntax;
            lock (onAll)
                list.Add((name.GetLocation(), invocation.TargetMethod.Name));
        }

        public void Report(Action<Diagnostic> report)
        {
            if (removes)
                return;
            foreach (var (place, method) in onPushClients)
                report(Diagnostic.Create(Descriptors.ResilienceCutsPush, place, method, ""));
            if (!hasPushClient)
                return;
            foreach (var (place, method) in onAll)
                report(Diagnostic.Create(Descriptors.ResilienceCutsPush, place, method, ", as all clients have it by default"));
        }
    }

    /// <summary><c>AddHttpClient("PushGen:…")…</c></summary>
    static bool IsOfPushClient(IInvocationOperation invocation, CancellationToken cancellationToken)
    {
        var receiver = invocation.Receiver()?.Origin(cancellationToken);
        while (receiver is IInvocationOperation call)
        {
            if (call.TargetMethod.Name == "AddHttpClient")
                return HasPushName(call);
            receiver = call.Receiver()?.Origin(cancellationToken);
        }
        return false;
    }

    static bool HasPushName(IInvocationOperation addHttpClient)
    {
        foreach (var argument in addHttpClient.Arguments)
        {
            if (argument.Parameter?.Name == "name")
                return AddressText.Read(argument.Value).StartsWith("PushGen:", StringComparison.Ordinal);
        }
        return false;
    }

    /// <summary><c>ConfigureHttpClientDefaults(http => http…)</c></summary>
    static bool IsOfAll(IInvocationOperation invocation)
    {
        for (var operation = invocation.Parent; operation is not null; operation = operation.Parent)
        {
            if (operation is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } })
                return call.TargetMethod.Name == "ConfigureHttpClientDefaults";
        }
        return false;
    }
}
