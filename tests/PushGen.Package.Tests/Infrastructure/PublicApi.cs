using Microsoft.CodeAnalysis;

namespace PushGen.Package.Tests.Infrastructure;

/// <summary>
/// All that other assemblies can use, a line per type and one for each of its members, with nullability and default values. What is hidden from editors is
/// marked: generated code in compiled libraries calls it, so it is as public as the rest.
/// </summary>
static class PublicApi
{
    static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    public static string[] Of(IAssemblySymbol assembly) => 
        [.. Types(assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal).SelectMany(Lines)];

    static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope)
    {
        foreach (var member in scope.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && IsVisible(type))
                yield return type;
            if (member is INamespaceSymbol || IsVisible(member))
            {
                foreach (var inner in Types(member))
                    yield return inner;
            }
        }
    }

    static IEnumerable<string> Lines(INamedTypeSymbol type)
    {
        yield return (IsHidden(type) ? "[hidden] " : "") + Declaration(type);
        var members = from member in type.GetMembers()
                      where member is not INamedTypeSymbol && IsVisible(member) && !IsAccessor(member) && !IsConstructorOfEnum(member)
                      select (IsHidden(type) || IsHidden(member) ? "[hidden] " : "") + Accessors(member, member.ToDisplayString(Format));
        foreach (string member in members.Order(StringComparer.Ordinal))
            yield return "    " + member;
    }

    static string Declaration(INamedTypeSymbol type)
    {
        string modifier = type switch
        {
            { IsStatic: true } => "static ",
            { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract ",
            { TypeKind: TypeKind.Class, IsSealed: true } => "sealed ",
            _ => "",
        };
        var bases = type.Interfaces.Where(IsVisible).Select(implemented => implemented.ToDisplayString(Format.WithKindOptions(SymbolDisplayKindOptions.None)));
        if (type.BaseType is { SpecialType: SpecialType.None } parent)
            bases = bases.Prepend(parent.ToDisplayString(Format.WithKindOptions(SymbolDisplayKindOptions.None)));
        string list = string.Join(", ", bases);
        return modifier + type.ToDisplayString(Format) + (list.Length == 0 ? "" : " : " + list);
    }

    /// <summary>Whether a property is set once or again, which the display of a symbol leaves out.</summary>
    static string Accessors(ISymbol member, string text) => member is IPropertySymbol { SetMethod: { } set } property
        ? text[..text.LastIndexOf('{')] + (property.GetMethod is null ? "{ " : "{ get; ") + (IsVisible(set) ? "" : "private ") + (set.IsInitOnly ? "init; }" : "set; }")
        : text;

    static bool IsAccessor(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null };

    static bool IsConstructorOfEnum(ISymbol member) => member is IMethodSymbol { ContainingType.TypeKind: TypeKind.Enum };

    static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass!.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);
}
