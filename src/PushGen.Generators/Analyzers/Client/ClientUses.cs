using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PushGen.Generators.Analyzers.Client;

/// <summary>Follows a client or connection from where it is made through the variables of its method.</summary>
sealed class ClientUses(PushSymbols symbols)
{
    readonly HashSet<ILocalSymbol> followed = new(SymbolEqualityComparer.Default);

    /// <param name="value">The client or connection.</param>
    /// <param name="owns">False for a client over somebody else's connection: disposing it closes nothing.</param>
    public ClientUse Of(IOperation value, bool owns)
    {
        var use = value.Outer();
        return use.Parent switch
        {
            IExpressionStatementOperation => ClientUse.Harmless,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => OfVariable(declarator, owns),
            IUsingOperation @using when @using.Resources == use => Ended(owns),
            ISimpleAssignmentOperation assignment when assignment.Value == use => OfTarget(assignment.Target, owns),
            IFieldInitializerOperation field => OfMember(field.InitializedFields[0]),
            IPropertyInitializerOperation property => OfMember(property.InitializedProperties[0]),
            IInvocationOperation invocation when invocation.Instance == use => invocation.TargetMethod.Name is "DisposeAsync" or "Dispose" ? Ended(owns) : ClientUse.Harmless,
            IPropertyReferenceOperation reference when reference.Instance == use => symbols.IsConnection(reference.Type) ? Of(reference, owns: true) : ClientUse.Harmless,
            IEventReferenceOperation or IIsPatternOperation or IIsTypeOperation or IBinaryOperation => ClientUse.Harmless,
            IArgumentOperation { Parent: IObjectCreationOperation client } when symbols.IsConnection(value.Type) && symbols.IsClient(client.Type) => Of(client, owns: false),
            _ => ClientUse.PassedOn,
        };
    }

    static ClientUse Ended(bool owns) => owns ? ClientUse.Disposed : ClientUse.Harmless;

    ClientUse OfVariable(IVariableDeclaratorOperation declarator, bool owns)
    {
        // declarator, declaration, group, using
        var group = declarator.Parent?.Parent;
        if (group?.Parent is IUsingDeclarationOperation or IUsingOperation && owns)
            return ClientUse.Disposed;
        return OfLocal(declarator.Symbol, declarator, owns);
    }

    ClientUse OfTarget(IOperation target, bool owns) => target switch
    {
        ILocalReferenceOperation reference => OfLocal(reference.Local, reference, owns),
        IFieldReferenceOperation { Field: var field } => OfMember(field),
        IPropertyReferenceOperation { Property: var property } => OfMember(property),
        IDiscardOperation => ClientUse.Harmless,
        _ => ClientUse.PassedOn,
    };

    /// <summary>The first thing that is done with the variable anywhere and is not harmless.</summary>
    ClientUse OfLocal(ILocalSymbol local, IOperation from, bool owns)
    {
        if (!followed.Add(local))
            return ClientUse.Harmless;
        var root = from;
        while (root.Parent is { } parent)
            root = parent;
        foreach (var operation in root.Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local) || IsAssigned(reference))
                continue;
            if (IsCaptured(reference, local) && root.Syntax is not CompilationUnitSyntax)
                return ClientUse.PassedOn;      // it may run after the method has ended
            var use = Of(reference, owns);
            if (use != ClientUse.Harmless)
                return use;
        }
        return ClientUse.Harmless;
    }

    static bool IsAssigned(ILocalReferenceOperation reference) => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    static bool IsCaptured(IOperation reference, ILocalSymbol local)
    {
        for (var operation = reference.Parent; operation is not null; operation = operation.Parent)
        {
            var function = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation localFunction => localFunction.Symbol,
                _ => null,
            };
            if (function is not null)
                return !SymbolEqualityComparer.Default.Equals(function, local.ContainingSymbol);
        }
        return false;
    }

    /// <summary>
    /// A class that keeps a client may live as long as the application, or be disposed with it. Only what ASP.NET Core makes anew for each request
    /// or page surely leaves one behind.
    /// </summary>
    static ClientUse OfMember(ISymbol member)
    {
        if (member.IsStatic || member.ContainingType is not { } type)
            return ClientUse.PassedOn;
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.Name is "IDisposable" or "IAsyncDisposable" && type.BaseType is { } baseType && !IsOnlyInherited(implemented, type, baseType))
                return ClientUse.PassedOn;
        }
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name is "ControllerBase" or "PageModel" or "Hub" or "ComponentBase" && ancestor.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal))
                return ClientUse.Harmless;
        }
        return ClientUse.PassedOn;
    }

    /// <summary>A controller inherits Dispose, which knows nothing of this field unless it is overridden.</summary>
    static bool IsOnlyInherited(INamedTypeSymbol disposable, INamedTypeSymbol type, INamedTypeSymbol baseType)
    {
        if (!baseType.AllInterfaces.Contains(disposable, SymbolEqualityComparer.Default))
            return false;
        foreach (var member in type.GetMembers("Dispose"))
        {
            if (member.IsOverride)
                return false;
        }
        return true;
    }
}
