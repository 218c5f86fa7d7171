using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>PUSH0304: a token in the query, or a user and password, in the address of a client, a connection or a registration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AddressAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.AddressCarriesCredentials];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        PushSymbols.WhenUsed(context, static (start, symbols) =>
        {
            start.RegisterOperationAction(operation => AnalyzeCreation(operation, symbols), OperationKind.ObjectCreation);
            start.RegisterOperationAction(AnalyzeRegistration, OperationKind.Invocation);
        });
    }

    static void AnalyzeCreation(OperationAnalysisContext context, PushSymbols symbols)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (symbols.IsConnection(creation.Type) || symbols.IsClient(creation.Type))
            AnalyzeArguments(context, creation.Arguments);
    }

    static void AnalyzeRegistration(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod is { Name: "AddPushClient", ContainingType.Name: "PushClientServiceCollectionExtensions" })
            AnalyzeArguments(context, invocation.Arguments);
    }

    static void AnalyzeArguments(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { Name: "address", Type.SpecialType: SpecialType.System_String })
                continue;
            var value = argument.Value.Origin(context.CancellationToken);
            if (AddressText.FindCredentials(AddressText.Read(value)) is { } found)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.AddressCarriesCredentials, value.Syntax.GetLocation(), found));
        }
    }
}
