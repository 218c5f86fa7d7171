#pragma warning disable IDE0130, IDE0060 // the place and the form of the real one

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stands for Microsoft.Extensions.Http.Resilience, which rules know by the names of its methods: sources in tests see this assembly.</summary>
public static class ResilienceHttpClientBuilderExtensions
{
    public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => builder;

    public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<object> configure) => builder;

    public static IHttpClientBuilder AddStandardHedgingHandler(this IHttpClientBuilder builder) => builder;

    public static IHttpClientBuilder RemoveAllResilienceHandlers(this IHttpClientBuilder builder) => builder;
}
