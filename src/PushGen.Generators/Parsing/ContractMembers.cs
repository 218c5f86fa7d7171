using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing;

/// <summary>
/// The members that a class implementing the contract has to have, its own and inherited ones. Members with a body and static ones are
/// helpers and left alone.
/// </summary>
sealed class ContractMembers
{
    readonly HashSet<ISymbol> implemented = new(SymbolEqualityComparer.Default);

    public ContractMembers(INamedTypeSymbol contract)
    {
        AddImplementations(contract);
        foreach (var inherited in contract.AllInterfaces)
            AddImplementations(inherited);
        AddMembers(contract);
        foreach (var inherited in contract.AllInterfaces)
        {
            if (!KnownTypes.IsAsyncDisposable(inherited))     // the client's own DisposeAsync does that
                AddMembers(inherited);
        }
    }

    public List<IMethodSymbol> Operations { get; } = [];

    /// <summary>Properties, events and static abstract members, which no operation can be.</summary>
    public List<ISymbol> Others { get; } = [];

    // interface ITrading : IBase { Task IBase.Ping() => …; } leaves nothing to implement
    void AddImplementations(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsAbstract)
                continue;
            switch (member)
            {
                case IMethodSymbol method:
                    foreach (var target in method.ExplicitInterfaceImplementations)
                        implemented.Add(target);
                    break;
                case IPropertySymbol property:
                    foreach (var target in property.ExplicitInterfaceImplementations)
                        implemented.Add(target);
                    break;
                case IEventSymbol @event:
                    foreach (var target in @event.ExplicitInterfaceImplementations)
                        implemented.Add(target);
                    break;
            }
        }
    }

    void AddMembers(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (!member.IsAbstract || implemented.Contains(member))
                continue;
            switch (member)
            {
                case IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method when method.ExplicitInterfaceImplementations.IsEmpty:
                    Operations.Add(method);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion, IsStatic: true }:
                case IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true }:
                case IEventSymbol { ExplicitInterfaceImplementations.IsEmpty: true }:
                    Others.Add(member);
                    break;
            }
        }
    }
}
