using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>
/// Goes through a type that is sent as a declaration names it: through arrays, collections and type arguments, and through the members of types of
/// other assemblies. It stops at types of the project itself, whose members are declarations of their own.
/// </summary>
abstract class PayloadWalk(IAssemblySymbol project, PayloadSettings settings, ITypeSymbol untyped)
{
    const int Deepest = 16;     // a generic type may hold ever larger types of itself

    readonly HashSet<ITypeSymbol> entered = new(SymbolEqualityComparer.Default);
    ITypeSymbol? foreign;
    int depth;

    protected PayloadSettings Settings => settings;

    /// <summary>A type of the project is part of a payload.</summary>
    protected virtual void Own(INamedTypeSymbol type)
    {
    }

    /// <summary>Something is wrong with a type that the declaration names.</summary>
    protected virtual void Fault(DiagnosticDescriptor rule, ITypeSymbol type, string argument0, string argument1)
    {
    }

    public bool IsOwn(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, project);

    /// <summary>Goes through the type of one declaration.</summary>
    public void Enter(ITypeSymbol type)
    {
        entered.Clear();
        foreign = null;
        Visit(type);
    }

    /// <summary>Goes through a base type of another assembly.</summary>
    public void EnterForeignBase(INamedTypeSymbol type)
    {
        entered.Clear();
        foreign = null;
        VisitMembers(type);
    }

    void Visit(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.TypeParameter or TypeKind.Error || settings.Converts(type) || PayloadTypes.HasConverter(type))
            return;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            Visit(nullable.TypeArguments[0]);
        else if (PayloadTypes.IsUntyped(type))
            Tell(Descriptors.PayloadIsUntyped, type, PayloadTypes.Show(type));
        else if (Unserializable.Reason(type) is { } reason)
            Tell(Descriptors.PayloadIsUnserializable, type, PayloadTypes.Show(type), reason);
        else if (type.SpecialType == SpecialType.System_DateTime)
            Tell(Descriptors.TimeHasNoOffset, type);
        else if (!PayloadTypes.IsValue(type) && entered.Add(type) && depth < Deepest)
            VisitStructure(type);
    }

    void VisitStructure(ITypeSymbol type)
    {
        depth++;
        var (element, key) = PayloadCollections.Of(type, untyped);
        if (element is not null)
            VisitCollection(type, element, key);
        else if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            VisitTuple(tuple);
        else if (type is INamedTypeSymbol named)
            VisitObject(named);
        depth--;
    }

    void VisitCollection(ITypeSymbol type, ITypeSymbol element, ITypeSymbol? key)
    {
        if (!PayloadCollections.CanBeRead(type))
            Tell(Descriptors.PayloadIsNotConstructed, type, PayloadTypes.Show(type), "System.Text.Json cannot make one; use a list, a dictionary or an immutable collection");
        if (key is not null && !settings.Converts(key) && !PayloadCollections.CanBeKey(key))
            Tell(Descriptors.PayloadIsUnserializable, type, PayloadTypes.Show(type), $"its keys of type '{PayloadTypes.Show(key)}' have no form as text; use strings, numbers, enums or the like, or give '{key.Name}' a converter");
        Visit(element);
    }

    void VisitTuple(INamedTypeSymbol tuple)
    {
        if (!settings.IncludesFields)
        {
            Tell(Descriptors.ValueIsNoProperty, tuple, $"The elements of '{PayloadTypes.Show(tuple)}' are", "use a record");
            return;
        }
        foreach (var element in tuple.TupleElements)
            Visit(element.Type);
    }

    void VisitObject(INamedTypeSymbol type)
    {
        if (IsOwn(type))
        {
            Own(type);
            foreach (var member in PayloadMembers.Of(type, settings))
            {
                if (IsSubstituted(member) && PayloadMembers.IsWritten(member))
                    Visit(PayloadMembers.TypeOf(member));
            }
            return;
        }
        if (IsAbstract(type))
        {
            if (!NamesDerived(type))
                Tell(Descriptors.PayloadIsAbstract, type, PayloadTypes.Show(type), WhatItIs(type));
        }
        else if (PayloadConstructor.Of(type, settings).Fault is { } fault)
            Tell(Descriptors.PayloadIsNotConstructed, type, PayloadTypes.Show(type), fault);
        VisitMembers(type);
        if (HasLostField(type))
            Tell(Descriptors.ValueIsNoProperty, type, $"The public fields of '{PayloadTypes.Show(type)}' are", "use a type with properties, or give it a converter");
    }

    /// <summary>What a type argument brings in is as if named by the declaration; what else is in a foreign type is that type's fault.</summary>
    void VisitMembers(INamedTypeSymbol type)
    {
        var before = foreign;
        foreach (var member in PayloadMembers.Of(type, settings))
        {
            if (!PayloadMembers.IsWritten(member))
                continue;
            foreign = IsSubstituted(member) ? before : before ?? type;
            Visit(PayloadMembers.TypeOf(member));
        }
        foreign = before;
    }

    bool HasLostField(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (PayloadMembers.IsLostField(member, settings))
                return true;
        }
        return false;
    }

    static bool IsSubstituted(ISymbol member) => !SymbolEqualityComparer.Default.Equals(member, member.OriginalDefinition)
        && !SymbolEqualityComparer.Default.Equals(PayloadMembers.TypeOf(member), PayloadMembers.TypeOf(member.OriginalDefinition));

    public static bool IsAbstract(INamedTypeSymbol type) => type.IsAbstract || type.TypeKind == TypeKind.Interface;

    public static string WhatItIs(INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface ? "an interface" : "an abstract class";

    public static bool NamesDerived(INamedTypeSymbol type) => PayloadTypes.JsonAttribute(type, "JsonDerivedTypeAttribute") is not null;

    void Tell(DiagnosticDescriptor rule, ITypeSymbol type, string argument0 = "", string argument1 = "")
    {
        if (foreign is null)
            Fault(rule, type, argument0, argument1);
        else if (rule == Descriptors.PayloadIsUnserializable)
            Fault(rule, foreign, PayloadTypes.Show(foreign), $"it holds a '{argument0}'");
    }
}
