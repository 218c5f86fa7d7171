using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Generators.Analyzers;

/// <summary>Where an attribute stands in the source.</summary>
static class AttributePlace
{
    /// <summary>The attribute, or the part of it that sets an option; null where it is in no source.</summary>
    public static Location? Of(AttributeData attribute, string? option = null)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return null;
        if (option is not null && syntax.ArgumentList is { } list)
        {
            foreach (var argument in list.Arguments)
            {
                if (argument.NameEquals?.Name.Identifier.ValueText == option)
                    return argument.GetLocation();
            }
        }
        return syntax.GetLocation();
    }
}
