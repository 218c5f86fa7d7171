using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PushGen.Generators.Analyzers.Server;

/// <summary>Knows the members of tasks and threads that block.</summary>
sealed class BlockingCalls
{
    readonly HashSet<ISymbol> tasks = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> awaiters = new(SymbolEqualityComparer.Default);
    readonly INamedTypeSymbol? thread;

    public BlockingCalls(Compilation compilation)
    {
        const string Tasks = "System.Threading.Tasks.", Services = "System.Runtime.CompilerServices.";
        foreach (string name in (string[])["Task", "Task`1", "ValueTask", "ValueTask`1"])
            AddTo(tasks, compilation.GetTypeByMetadataName(Tasks + name));
        foreach (string name in (string[])["TaskAwaiter", "TaskAwaiter`1", "ValueTaskAwaiter", "ValueTaskAwaiter`1"])
            AddTo(awaiters, compilation.GetTypeByMetadataName(Services + name));
        foreach (string name in (string[])["ConfiguredTaskAwaitable", "ConfiguredTaskAwaitable`1", "ConfiguredValueTaskAwaitable", "ConfiguredValueTaskAwaitable`1"])
        {
            foreach (var nested in compilation.GetTypeByMetadataName(Services + name)?.GetTypeMembers() ?? [])
                AddTo(awaiters, nested);
        }
        thread = compilation.GetTypeByMetadataName("System.Threading.Thread");
    }

    static void AddTo(HashSet<ISymbol> types, INamedTypeSymbol? type)
    {
        if (type is not null)
            types.Add(type);
    }

    /// <summary>What is waited for, if it is a task, how the call is shown, and what to write instead; null: the operation does not block.</summary>
    public (IOperation? Waited, string Shown, string Instead)? Find(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { } type }, Instance: { } task } when tasks.Contains(type.OriginalDefinition) => (task, ".Result", "await the task"),
        IInvocationOperation call => Find(call),
        _ => null,
    };

    (IOperation? Waited, string Shown, string Instead)? Find(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType.OriginalDefinition;
        return method.Name switch
        {
            "Wait" when tasks.Contains(type) && !IsZero(call) => (call.Instance, ".Wait()", "await the task"),
            "GetResult" when awaiters.Contains(type) && Task(call.Instance) is { } task => (task, ".GetAwaiter().GetResult()", "await the task"),
            "WaitAll" when tasks.Contains(type) => (null, "Task.WaitAll", "await Task.WhenAll"),
            "WaitAny" when tasks.Contains(type) => (null, "Task.WaitAny", "await Task.WhenAny"),
            "Sleep" when !IsZero(call) && SymbolEqualityComparer.Default.Equals(type, thread) => (null, "Thread.Sleep", "await Task.Delay"),
            _ => null,
        };
    }

    /// <summary>The task that an awaiter is of: that of <c>task.GetAwaiter()</c> and <c>task.ConfigureAwait(false).GetAwaiter()</c>.</summary>
    static IOperation? Task(IOperation? awaiter)
    {
        if (awaiter is not IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited })
            return null;
        return awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } ? task : awaited;
    }

    /// <summary>Waiting no time is a question, not a wait.</summary>
    static bool IsZero(IInvocationOperation call) => call.Arguments.Length > 0 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: 0 };
}
