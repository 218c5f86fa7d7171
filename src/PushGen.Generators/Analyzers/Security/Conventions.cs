using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PushGen.Generators.Analyzers.Security;

/// <summary>Follows chains of endpoint conventions: <c>app.MapPush("/push").WithTags("x").MapTrading()</c>.</summary>
static class Conventions
{
    /// <summary>Conventions of the framework that have nothing to do with who may call.</summary>
    static readonly HashSet<string> Neutral = new(StringComparer.Ordinal)
    {
        "WithTags", "WithName", "WithDisplayName", "WithGroupName", "WithSummary", "WithDescription", "ExcludeFromDescription", "RequireCors", "RequireHost",
        "RequireRateLimiting", "DisableRateLimiting", "WithRequestTimeout", "DisableRequestTimeout", "DisableHttpMetrics", "WithOrder",
    };

    public static bool IsNeutral(IMethodSymbol method) => Neutral.Contains(method.Name) && IsOfFramework(method);

    public static bool IsRequireAuthorization(IMethodSymbol method) => method.Name == "RequireAuthorization" && IsOfFramework(method);

    /// <summary>The framework's conventions are extensions in Microsoft.AspNetCore.Builder or .Http.</summary>
    public static bool IsOfFramework(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, ContainingAssembly.Name: var name } && name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);

    /// <summary>The last call of a chain that goes on from a value, as long as <paramref name="goesOn"/>.</summary>
    public static IOperation End(IOperation value, Func<IInvocationOperation, bool> goesOn)
    {
        while (Operations.User(value) is IInvocationOperation call && Operations.Receiver(call) is { } receiver && receiver == Operations.Bare(value) && goesOn(call))
            value = call;
        return value;
    }

    public static bool IsStatement(IOperation value) => Operations.User(value) is IExpressionStatementOperation;
}
