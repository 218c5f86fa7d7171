using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>Makes the JSON options of a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PushJson
{
    const int DefaultDepth = 64;        // of nested objects, in System.Text.Json

    /// <summary>
    /// The options of <paramref name="context"/>, made strict (non-nullable members must not be null, constructor parameters must be there) and camelCase.
    /// </summary>
    /// <param name="context">The contract's context.</param>
    /// <param name="keepNaming">True keeps the context's own property names.</param>
    public static JsonSerializerOptions Options(JsonSerializerContext context, bool keepNaming)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = new JsonSerializerOptions(context.Options) { TypeInfoResolver = context };
        return Finish(options, keepNaming);
    }

    /// <summary>Options over System.Text.Json's reflection, for a contract that names no context.</summary>
    /// <param name="contract">The contract's name on the wire.</param>
    /// <param name="keepNaming">True keeps the names that properties have in C#.</param>
    /// <remarks>Where the application has no reflection-based serialization, each payload type is refused with an <see cref="InvalidOperationException"/>.</remarks>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Not used where reflection-based serialization is off, as in trimmed applications.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Not used where reflection-based serialization is off, as in AOT-compiled applications.")]
    public static JsonSerializerOptions Reflection(string contract, bool keepNaming = false)
    {
        // Options are made in static initializers, whose exceptions reach nobody in a readable form: so they can be made, and refuse later.
        IJsonTypeInfoResolver resolver = JsonSerializer.IsReflectionEnabledByDefault ? new DefaultJsonTypeInfoResolver() : new NoReflection(contract);
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNamingPolicy = null,
            TypeInfoResolver = resolver,
        };
        return Finish(options, keepNaming);
    }

    static JsonSerializerOptions Finish(JsonSerializerOptions options, bool keepNaming)
    {
        if (!keepNaming)
        {
            options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        }
        options.WriteIndented = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MakeReadOnly();
        return options;
    }

    /// <summary>
    /// Whether what generated parsers take means the same under these options: they know attributes and camelCase names. That numbers may be strings,
    /// say, does not matter: a number that is a number is read alike.
    /// </summary>
    internal static bool IsPlain(JsonSerializerOptions options) =>
        options.PropertyNamingPolicy == JsonNamingPolicy.CamelCase && options.Converters.Count == 0
        && options.PreferredObjectCreationHandling == JsonObjectCreationHandling.Replace && options.MaxDepth is 0 or >= DefaultDepth
        && options.TypeInfoResolver is JsonSerializerContext or DefaultJsonTypeInfoResolver { Modifiers.Count: 0 };

    /// <summary>Stands in for reflection where there is none.</summary>
    internal sealed class NoReflection(string contract) : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => throw new InvalidOperationException(
            $"Push contract '{contract}' names no JsonContext, and this application has no reflection-based serialization. Set [PushContract(JsonContext = typeof(…))].");
    }
}
