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
    /// <exception cref="InvalidOperationException">The application was published without reflection-based serialization.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Refused where reflection-based serialization is off, as in trimmed applications.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Refused where reflection-based serialization is off, as in AOT-compiled applications.")]
    public static JsonSerializerOptions Reflection(string contract)
    {
        if (!JsonSerializer.IsReflectionEnabledByDefault)
            throw new InvalidOperationException(
                $"Push contract '{contract}' names no JsonContext, and this application has no reflection-based serialization. Set [PushContract(JsonContext = typeof(…))].");
        return Finish(new JsonSerializerOptions(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict, TypeInfoResolver = new DefaultJsonTypeInfoResolver() }, keepNaming: false);
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
}
