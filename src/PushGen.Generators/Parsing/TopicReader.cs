using System.Globalization;
using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>Reads <c>[Topic]</c>.</summary>
static class TopicReader
{
    public static bool IsSet(AttributeData topic, string option)
    {
        foreach (var argument in topic.NamedArguments)
        {
            if (argument.Key == option)
                return argument.Value.Value is true;
        }
        return false;
    }

    /// <summary>The options that the author wrote, as assignments.</summary>
    public static EquatableArray<string> Options(AttributeData topic)
    {
        var options = new List<string>(topic.NamedArguments.Length);
        foreach (var argument in topic.NamedArguments)
        {
            if (Text(argument.Value) is { } value)
                options.Add(argument.Key + " = " + value);
        }
        return new EquatableArray<string>([.. options]);
    }

    static string? Text(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } value } => EnumText(type, value),
        { Value: bool truth } => truth ? "true" : "false",
        { Value: int number } => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    static string EnumText(INamedTypeSymbol type, object value)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && value.Equals(field.ConstantValue))
                return "global::PushGen." + type.Name + "." + field.Name;
        }
        return string.Format(CultureInfo.InvariantCulture, "({0})({1})", "global::PushGen." + type.Name, value);
    }
}
