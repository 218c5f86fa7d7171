using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary><c>[Obsolete]</c> and <c>[Experimental]</c>: what a contract tells its callers, the generated client tells them too.</summary>
static class CallerAttributes
{
    public static EquatableArray<string> Of(ISymbol symbol)
    {
        List<string>? texts = null;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (NameOf(attribute) is { } name)
                (texts ??= []).Add(Text(name, attribute));
        }
        return new EquatableArray<string>(texts?.ToArray());
    }

    /// <summary>Whether the compiler says something where the symbol is used.</summary>
    public static bool Warns(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (NameOf(attribute) is not null)
                return true;
        }
        return false;
    }

    /// <summary>The id that the author gave the warning, or null for none or the compiler's own.</summary>
    public static string? WarningId(AttributeData attribute)
    {
        string? name = NameOf(attribute);
        if (name == Experimental)
            return attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null;
        if (name is null)
            return null;
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "DiagnosticId")
                return argument.Value.Value as string;
        }
        return null;
    }

    public static bool IsError(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[1].Value is true && NameOf(attribute) == Obsolete;

    const string Obsolete = "global::System.Obsolete", Experimental = "global::System.Diagnostics.CodeAnalysis.Experimental";

    static string? NameOf(AttributeData attribute) => attribute.AttributeClass switch
    {
        { Name: "ObsoleteAttribute" } type when KnownTypes.IsIn(type, "System") => Obsolete,
        { Name: "ExperimentalAttribute" } type when KnownTypes.IsIn(type, "System.Diagnostics.CodeAnalysis") => Experimental,
        _ => null,
    };

    static string Text(string name, AttributeData attribute)
    {
        var text = new StringBuilder(name);
        string separator = "(";
        foreach (var argument in attribute.ConstructorArguments)
        {
            text.Append(separator).Append(Literal(argument));
            separator = ", ";
        }
        foreach (var argument in attribute.NamedArguments)
        {
            text.Append(separator).Append(argument.Key).Append(" = ").Append(Literal(argument.Value));
            separator = ", ";
        }
        return text.Append(separator == "(" ? "" : ")").ToString();
    }

    static string Literal(TypedConstant constant) => constant.Value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool truth => truth ? "true" : "false",
        _ => "null",
    };
}
