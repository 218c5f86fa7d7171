using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>Finds the words that name a type in a declaration.</summary>
static class TypePlace
{
    /// <summary>Where <paramref name="part"/> stands in the type of the member, or else the member's whole type.</summary>
    public static Location Of(ISymbol member, ITypeSymbol part, CancellationToken cancellationToken)
    {
        if (Declared(member, cancellationToken) is { } syntax && TypeOf(member) is { } type)
            return (Find(syntax, type, part) ?? syntax).GetLocation();
        return member.Locations[0];
    }

    static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IParameterSymbol parameter => parameter.Type,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    static TypeSyntax? Declared(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            return reference.GetSyntax(cancellationToken) switch
            {
                MethodDeclarationSyntax method => method.ReturnType,
                ParameterSyntax parameter => parameter.Type,        // also the property of a record
                BasePropertyDeclarationSyntax property => property.Type,
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
                _ => null,
            };
        }
        return null;
    }

    static TypeSyntax? Find(TypeSyntax syntax, ITypeSymbol type, ITypeSymbol part)
    {
        bool isValue = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (syntax is NullableTypeSyntax nullable && (!isValue || !PayloadTypes.AreSame(type, part)))
            return Find(nullable.ElementType, isValue ? ((INamedTypeSymbol)type).TypeArguments[0] : type, part);
        if (PayloadTypes.AreSame(type, part))
            return syntax;
        return syntax switch
        {
            ArrayTypeSyntax array => FindElement(array, type, part),
            TupleTypeSyntax tuple when type is INamedTypeSymbol { IsTupleType: true } named => FindElement(tuple, named, part),
            GenericNameSyntax generic when type is INamedTypeSymbol named => FindArgument(generic, named, part),
            QualifiedNameSyntax { Right: GenericNameSyntax generic } when type is INamedTypeSymbol named => FindArgument(generic, named, part),
            AliasQualifiedNameSyntax { Name: GenericNameSyntax generic } when type is INamedTypeSymbol named => FindArgument(generic, named, part),
            _ => null,
        };
    }

    static TypeSyntax? FindElement(ArrayTypeSyntax syntax, ITypeSymbol type, ITypeSymbol part)
    {
        for (int i = 0; i < syntax.RankSpecifiers.Count; i++)
        {
            if (type is not IArrayTypeSymbol array)
                return null;
            type = array.ElementType;
        }
        return Find(syntax.ElementType, type, part);
    }

    static TypeSyntax? FindElement(TupleTypeSyntax syntax, INamedTypeSymbol type, ITypeSymbol part)
    {
        for (int i = 0; i < syntax.Elements.Count && i < type.TupleElements.Length; i++)
        {
            if (Find(syntax.Elements[i].Type, type.TupleElements[i].Type, part) is { } found)
                return found;
        }
        return null;
    }

    static TypeSyntax? FindArgument(GenericNameSyntax syntax, INamedTypeSymbol type, ITypeSymbol part)
    {
        var arguments = syntax.TypeArgumentList.Arguments;
        for (int i = 0; i < arguments.Count && i < type.TypeArguments.Length; i++)
        {
            if (Find(arguments[i], type.TypeArguments[i], part) is { } found)
                return found;
        }
        return null;
    }
}
