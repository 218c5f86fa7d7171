using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing.Payloads;

/// <summary>
/// Finds the payloads for which a parser can be generated: what System.Text.Json would read by its default rules, without converters, callbacks and
/// the like. Of all others nothing has to be known: System.Text.Json reads them.
/// </summary>
sealed class PayloadReader(IAssemblySymbol assembly, TypeText types, CancellationToken cancellationToken)
{
    readonly Dictionary<ITypeSymbol, string?> methods = new(SymbolEqualityComparer.Default);
    readonly Dictionary<string, ParserModel> parsers = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> orNull = new(StringComparer.Ordinal);
    readonly UniqueNames names = new(UniqueNames.OfObject);
    readonly List<ParserModel> used = [];

    /// <summary>The parsers of the payloads that were found, and what they call.</summary>
    public EquatableArray<ParserModel> Parsers => new([.. used]);

    /// <summary>The method that reads a payload, or null. A single value is not worth one.</summary>
    public string? Find(ITypeSymbol payload)
    {
        string? method = payload.TypeKind == TypeKind.Enum ? null : Structure(payload);
        if (method is not null)
            Use(method);
        return method;
    }

    void Use(string? method)
    {
        if (method is null || used.Contains(parsers[method]))
            return;
        used.Add(parsers[method]);
        Use(parsers[method].Inner?.Method);
        foreach (var member in parsers[method].Members)
            Use(member.Value.Method);
    }

    ParserValue? Value(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return OrNull(Value(nullable.TypeArguments[0]), isValueType: true);
        var value = PlainTypes.Read(type, types) ?? (Structure(type) is { } method ? new ParserValue(types.Unannotated(type), method) : null);
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? OrNull(value, isValueType: false) : value;
    }

    ParserValue? OrNull(ParserValue? value, bool isValueType)
    {
        if (value is null)
            return null;
        string type = value.Type + (isValueType || value.Method is null ? "?" : "");
        if (value.Method is null)
            return value with { Type = type, Cast = value.Cast is null ? null : value.Cast + "?" };
        if (!orNull.TryGetValue(value.Method, out string? method))
        {
            method = names.Claim(value.Method + "OrNull");
            orNull.Add(value.Method, method);
            parsers.Add(method, new ParserModel { Method = method, Type = type, Form = ParserForm.OrNull, Inner = value });
        }
        return new ParserValue(type, method);
    }

    /// <summary>Null where there is no plain form, also for a type that holds itself: such JSON may be deeper than the stack.</summary>
    string? Structure(ITypeSymbol type)
    {
        if (methods.TryGetValue(type, out string? method))
            return method;
        cancellationToken.ThrowIfCancellationRequested();
        methods.Add(type, null);
        var parser = PlainTypes.ElementOf(type) is { } element ? Collection(type, element) : type is INamedTypeSymbol named ? Object(named) : null;
        if (parser is null)
            return null;
        parsers.Add(parser.Method, parser);
        return methods[type] = parser.Method;
    }

    ParserModel? Collection(ITypeSymbol type, ITypeSymbol element)
    {
        if (Value(element) is not { } inner)
            return null;
        bool isArray = type is IArrayTypeSymbol;
        string word = inner.Method?.Substring("Read".Length) ?? element.Name;
        return new ParserModel
        {
            Method = names.Claim("Read" + word + (isArray ? "Array" : "List")),
            Type = types.Unannotated(type),
            Form = isArray ? ParserForm.Array : ParserForm.List,
            Inner = inner,
        };
    }

    ParserModel? Object(INamedTypeSymbol type)
    {
        if (PlainObject.Of(type, assembly) is not { } shape)
            return null;
        var locals = new UniqueNames("json", "value");
        var members = new ParserMember[shape.Members.Count];
        for (int i = 0; i < members.Length; i++)
        {
            var (property, jsonName, isSet) = shape.Members[i];
            if (Value(property.Type) is not { } value)
                return null;
            string local = TypeText.Identifier(locals.Claim(CamelCase.Of(property.Name)));
            members[i] = new ParserMember(jsonName, local, value, isSet ? TypeText.Identifier(property.Name) : null);
        }
        return new ParserModel
        {
            Method = names.Claim("Read" + type.Name),
            Type = types.Unannotated(type),
            Form = ParserForm.Object,
            Members = new EquatableArray<ParserMember>(members),
            Arguments = new EquatableArray<int>([.. shape.Arguments]),
        };
    }
}
