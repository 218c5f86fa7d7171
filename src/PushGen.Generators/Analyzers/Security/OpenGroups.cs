using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PushGen.Generators.Analyzers.Security;

/// <summary>
/// Knows the groups that nobody has put authorization on: the application itself, and what is made of it in sight. A parameter, field or foreign
/// method may give one that has.
/// </summary>
sealed class OpenGroups(ServerSymbols symbols)
{
    public bool Contain(IOperation? group)
    {
        if (group is null)
            return false;
        group = Operations.Bare(group);
        if (group.Type is { Name: "WebApplication", ContainingNamespace.Name: "Builder" })
            return true;
        return group switch
        {
            IInvocationOperation call => (MakesGroup(call.TargetMethod) || Conventions.IsNeutral(call.TargetMethod)) && Contain(Operations.Receiver(call)),
            ILocalReferenceOperation local => Initializer(local) is { } value && Contain(value) && IsOnlyMappedOn(local),
            IParameterReferenceOperation parameter => IsOfUseEndpoints(parameter),
            _ => false,
        };
    }

    bool MakesGroup(IMethodSymbol method) => symbols.IsMapPush(method) || (method.Name == "MapGroup" && Conventions.IsOfFramework(method));

    static IOperation? Initializer(ILocalReferenceOperation local)
    {
        foreach (var operation in Operations.Root(local).Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))
                return declarator.GetVariableInitializer()?.Value;
        }
        return null;
    }

    bool IsOnlyMappedOn(ILocalReferenceOperation local)
    {
        foreach (var operation in Operations.Root(local).Descendants())
        {
            if (operation is not ILocalReferenceOperation other || !SymbolEqualityComparer.Default.Equals(other.Local, local.Local))
                continue;
            if (Operations.User(other) is not IInvocationOperation call || Operations.Receiver(call) != other || !IsMap(call.TargetMethod))
                return false;
        }
        return true;
    }

    /// <summary>Methods that map one endpoint say nothing of the rest of the group.</summary>
    bool IsMap(IMethodSymbol method) =>
        MakesGroup(method) || symbols.ContractOfMap(method) is not null || Conventions.IsNeutral(method)
        || (method.Name.StartsWith("Map", StringComparison.Ordinal) && Conventions.IsOfFramework(method));

    /// <summary><c>app.UseEndpoints(endpoints => …)</c> hands out the application's own.</summary>
    static bool IsOfUseEndpoints(IParameterReferenceOperation parameter) =>
        parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
        && Operations.Function(parameter) is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } }
        && call.TargetMethod.Name == "UseEndpoints" && Conventions.IsOfFramework(call.TargetMethod);
}
