using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Parsing;

/// <summary>Types and identifiers as generated code writes them.</summary>
sealed class TypeText(ExternAliases? aliases)
{
    static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat;

    static readonly SymbolDisplayFormat Annotated = Plain.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    static readonly SymbolDisplayFormat Shown = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>With the marks of nullable references.</summary>
    public string Of(ITypeSymbol type) => Common(type, type.NullableAnnotation == NullableAnnotation.Annotated) ?? Display(type, Annotated);

    /// <summary>Without the marks of nullable references, as <c>typeof</c> wants it.</summary>
    public string Unannotated(ITypeSymbol type) => Common(type, annotated: false) ?? Display(type, Plain);

    // Displaying a type is most of what reading a contract costs, and contracts are read after every edit.
    static string? Common(ITypeSymbol type, bool annotated) => type.SpecialType switch
    {
        SpecialType.System_String => annotated ? "string?" : "string",
        SpecialType.System_Object => annotated ? "object?" : "object",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Double => "double",
        SpecialType.System_Decimal => "decimal",
        SpecialType.None when KnownTypes.IsCancellationToken(type) => "global::System.Threading.CancellationToken",
        _ => null,
    };

    /// <summary>
    /// <c>dynamic</c> is written as <c>object</c>, which is the same type: it would bind generated code at run time. What only an extern alias
    /// can name begins with it and not with <c>global</c>.
    /// </summary>
    string Display(ITypeSymbol type, SymbolDisplayFormat format)
    {
        string text = type.ToDisplayString(format);
        if (aliases is null && text.IndexOf("dynamic", StringComparison.Ordinal) < 0)
            return text;
        var builder = new StringBuilder(text.Length);
        foreach (var part in type.ToDisplayParts(format))
        {
            builder.Append(part switch
            {
                { Kind: SymbolDisplayPartKind.Keyword, Symbol: IDynamicTypeSymbol } => "object",
                { Symbol: INamespaceSymbol { IsGlobalNamespace: true } scope } => aliases?.Of(scope.ContainingAssembly) ?? "global",
                _ => part.ToString(),
            });
        }
        return builder.ToString();
    }

    /// <summary>With nullable references, but without the mark of its own.</summary>
    public string NotNull(ITypeSymbol type) => Of(type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type);

    /// <summary>The full name of a type in the namespace and assembly of another.</summary>
    public string Beside(INamedTypeSymbol type, string name) =>
        (aliases?.Of(type.ContainingAssembly) ?? "global") + "::" + (NamespaceOf(type) is { } scope ? scope + "." : "") + name;

    public static string? NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(Plain.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>For messages.</summary>
    public static string Show(ISymbol symbol) => symbol.ToDisplayString(Shown);

    /// <summary>A method or other member for messages: type and name, without parameters.</summary>
    public static string ShowMember(ISymbol member) => member.ContainingType.Name + "." + member.Name;

    public static string Identifier(string name) => NeedsEscape(name) ? "@" + name : name;

    // "await", "field" and "yield" are keywords only in places where generated code uses names.
    static bool NeedsEscape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name is "await" or "field" or "yield" or "record" or "required" or "scoped" or "file" or "var" or "partial";

    public static bool IsNullable(ITypeSymbol type) => type.IsReferenceType || type.TypeKind == TypeKind.Error
        ? type.NullableAnnotation != NullableAnnotation.NotAnnotated     // code without annotations may mean null
        : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
