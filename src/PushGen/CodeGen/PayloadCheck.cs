using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>Finds collections that can be written but not read, at any depth of a payload: System.Text.Json tells only when it reads the first.</summary>
sealed class PayloadCheck
{
    readonly HashSet<Type> seen = [];

    /// <exception cref="NotSupportedException">There is such a collection.</exception>
    public void Visit(JsonTypeInfo type)
    {
        if (!seen.Add(type.Type))
            return;
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            JsonSerializer.Deserialize("[]"u8, type);
        else if (type.Kind == JsonTypeInfoKind.Dictionary)
            JsonSerializer.Deserialize("{}"u8, type);
        Visit(type.ElementType, type.Options);
        foreach (var property in type.Properties)
        {
            bool isRead = property.Set is not null || property.AssociatedParameter is not null;
            if (isRead && property.CustomConverter is null)
                Visit(property.PropertyType, type.Options);
        }
    }

    void Visit(Type? type, JsonSerializerOptions options)
    {
        if (type is not null && options.TryGetTypeInfo(type, out var info))
            Visit(info);
    }
}
