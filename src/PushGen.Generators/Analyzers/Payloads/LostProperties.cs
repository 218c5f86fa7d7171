using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>Finds properties that are written and not read: nobody but the type itself can set them. Computed ones come out right by themselves.</summary>
static class LostProperties
{
    public static bool IsLost(IPropertySymbol property, PayloadConstructor constructor, PayloadSettings settings)
    {
        if (property.GetMethod is not { DeclaredAccessibility: Accessibility.Public } || property.SetMethod is { DeclaredAccessibility: Accessibility.Public } || property.IsOverride)
            return false;
        if (constructor.Takes(property.Name) || IsDecided(property, settings) || property.DeclaringSyntaxReferences.Length != 1)
            return false;
        return property.DeclaringSyntaxReferences[0].GetSyntax() is PropertyDeclarationSyntax syntax && IsStored(syntax)
            && (property.SetMethod is not null || !IsMadeAgain(syntax.Initializer?.Value, constructor));
    }

    /// <summary>Whether an attribute says what becomes of it.</summary>
    static bool IsDecided(IPropertySymbol property, PayloadSettings settings) =>
        settings.Populates
        || PayloadTypes.JsonAttribute(property, "JsonIncludeAttribute") is not null || PayloadTypes.JsonAttribute(property, "JsonIgnoreAttribute") is not null
        || PayloadTypes.JsonAttribute(property, "JsonExtensionDataAttribute") is not null
        || PayloadTypes.JsonAttribute(property, "JsonObjectCreationHandlingAttribute") is not null
        || PayloadTypes.JsonAttribute(property.ContainingType, "JsonObjectCreationHandlingAttribute") is not null;

    static bool IsStored(PropertyDeclarationSyntax property)
    {
        if (property.AccessorList is null || property.Modifiers.Any(SyntaxKind.AbstractKeyword))
            return false;
        foreach (var accessor in property.AccessorList.Accessors)
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
                return false;
        }
        return true;
    }

    /// <summary>Whether the reader's own constructor gives a get-only property the value that was sent: a constant, or what follows from its parameters.</summary>
    static bool IsMadeAgain(ExpressionSyntax? initializer, PayloadConstructor constructor)
    {
        if (initializer is null)
            return constructor.Method is { Parameters.Length: > 0 };
        foreach (var node in initializer.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name && constructor.Takes(name.Identifier.ValueText))
                return true;
        }
        foreach (var node in initializer.DescendantNodesAndSelf())
        {
            if (node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax { Expression: not IdentifierNameSyntax { Identifier.ValueText: "nameof" } }
                or CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax)
            {
                return false;
            }
        }
        return true;
    }
}
