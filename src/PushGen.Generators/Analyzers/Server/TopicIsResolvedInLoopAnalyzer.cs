using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Reports a loop that asks the publisher for the same topic each time round.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TopicIsResolvedInLoopAnalyzer() : ServerAnalyzer(Descriptors.TopicIsResolvedInLoop)
{
    /// <summary>Property for the fix: in how many loops around it the topic is the same.</summary>
    internal const string Loops = "Loops";

    private protected override void Start(CompilationStartAnalysisContext start, ServerSymbols symbols) =>
        start.RegisterOperationAction(operation => Analyze(operation, (IInvocationOperation)operation.Operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, IInvocationOperation publish, ServerSymbols symbols)
    {
        if (!symbols.IsPublish(publish.TargetMethod) || publish.Instance is not IInvocationOperation topic || symbols.ContractOfTopic(topic.TargetMethod) is null)
            return;
        int loops = 0;
        for (var operation = topic.Parent; operation is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); operation = operation.Parent)
        {
            if (operation is not ILoopOperation loop)
                continue;
            if (!IsRunEachTime(loop, topic) || !IsSame(topic, loop, symbols))
                break;
            loops++;
        }
        if (loops == 0)
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.TopicIsResolvedInLoop, topic.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Loops, loops.ToString(CultureInfo.InvariantCulture)),
            topic.TargetMethod.Name));
    }

    /// <summary>The collection of a foreach and the start of a for are evaluated once.</summary>
    static bool IsRunEachTime(ILoopOperation loop, IOperation topic) => loop.Body.Syntax.Span.Contains(topic.Syntax.Span);

    static bool IsSame(IInvocationOperation topic, ILoopOperation loop, ServerSymbols symbols)
    {
        if (topic.Instance is not null && !IsSame(topic.Instance, loop, symbols))
            return false;
        foreach (var argument in topic.Arguments)
        {
            if (!IsSame(argument.Value, loop, symbols))
                return false;
        }
        return true;
    }

    static bool IsSame(IOperation value, ILoopOperation loop, ServerSymbols symbols)
    {
        if (value.ConstantValue.HasValue)
            return true;
        return value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => IsSame(conversion.Operand, loop, symbols),
            IInstanceReferenceOperation or IDefaultValueOperation => true,
            ILocalReferenceOperation or IParameterReferenceOperation => Variables.IsSameIn(Variables.Of(value)!, loop),
            IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Instance is null || IsSame(field.Instance, loop, symbols),
            IPropertyReferenceOperation { Property.Name: "UserId", Instance: { } context } property =>
                SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, symbols.Context) && IsSame(context, loop, symbols),
            _ => false,
        };
    }
}
