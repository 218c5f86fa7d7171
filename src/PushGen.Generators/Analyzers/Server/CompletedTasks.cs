using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Tells where a task has ended for sure, so that reading its result does not block. In doubt it has.</summary>
static class CompletedTasks
{
    public static bool IsKnown(IOperation? task)
    {
        if (task is null)
            return false;
        task = Operations.Bare(task);
        if (task is IAwaitOperation)
            return true;                // (await Task.WhenAny(…)).Result
        if (task is IInvocationOperation call)
            return call.TargetMethod.Name is "FromResult" or "FromException" or "FromCanceled";
        if (task is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
            return true;                // ContinueWith(task => task.Result), Select(task => task.Result)
        return WasWaitedFor(task);
    }

    /// <summary>
    /// Whether code before awaits the task, or several, or the function asks whether it has ended. Which of several tasks an await is for is not
    /// followed up.
    /// </summary>
    static bool WasWaitedFor(IOperation task)
    {
        var variable = Variables.Of(task) ?? (task as IMemberReferenceOperation)?.Member;
        bool awaits = false, awaitsSeveral = false;
        foreach (var operation in Operations.Root(task).Descendants())
        {
            switch (operation)
            {
                case IPropertyReferenceOperation { Property.Name: var name } when name.StartsWith("IsCompleted", StringComparison.Ordinal):
                    return true;
                case IInvocationOperation { TargetMethod.Name: "WhenAll" or "WhenAny" or "WhenEach" }:
                    awaitsSeveral = true;
                    break;
                case IAwaitOperation when operation.Syntax.SpanStart < task.Syntax.SpanStart:
                    awaits = true;
                    if (variable is null || Mentions(operation, variable))
                        return true;
                    break;
                case IForEachLoopOperation { IsAsynchronous: true }:
                    awaits = true;
                    break;
            }
        }
        return awaits && awaitsSeveral;
    }

    static bool Mentions(IOperation operation, ISymbol variable)
    {
        foreach (var inner in operation.Descendants())
        {
            if (SymbolEqualityComparer.Default.Equals(Variables.Of(inner) ?? (inner as IMemberReferenceOperation)?.Member, variable))
                return true;
        }
        return false;
    }
}
