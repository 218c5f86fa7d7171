using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>
/// What the contexts of a project's contracts set that changes what is lost. All of them together: a rule that is silent in a project with two
/// unlike contexts is better than one that is wrong.
/// </summary>
sealed class PayloadSettings
{
    readonly List<ITypeSymbol> converted = [];

    public bool IncludesFields { get; private set; }

    /// <summary>Whether collections that have no setter are filled.</summary>
    public bool Populates { get; private set; }

    /// <summary>Whether a converter factory may take any type.</summary>
    public bool ConvertsAnything { get; private set; }

    public bool Converts(ITypeSymbol type)
    {
        foreach (var other in converted)
        {
            if (PayloadTypes.AreSame(type, other))
                return true;
        }
        return ConvertsAnything;
    }

    public void Add(INamedTypeSymbol context)
    {
        if (PayloadTypes.JsonAttribute(context, "JsonSourceGenerationOptionsAttribute") is not { } options)
            return;
        foreach (var option in options.NamedArguments)
        {
            if (option.Key == "IncludeFields")
                IncludesFields |= option.Value.Value is true;
            else if (option.Key == "PreferredObjectCreationHandling")
                Populates |= option.Value.Value is 1;
            else if (option is { Key: "Converters", Value: { Kind: TypedConstantKind.Array, IsNull: false } })
                AddConverters(option.Value);
        }
    }

    void AddConverters(TypedConstant converters)
    {
        foreach (var converter in converters.Values)
        {
            if (converter.Value is INamedTypeSymbol type && !type.Name.StartsWith("JsonStringEnumConverter", StringComparison.Ordinal))
                AddConverter(type);
        }
    }

    void AddConverter(INamedTypeSymbol converter)
    {
        for (var type = converter.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: "JsonConverter", Arity: 1 } && KnownTypes.IsIn(type, "System.Text.Json.Serialization"))
            {
                converted.Add(type.TypeArguments[0]);
                return;
            }
        }
        ConvertsAnything = true;
    }
}
