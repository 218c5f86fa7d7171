namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stands for Microsoft.Extensions.Http.Resilience, which PUSH0305 knows by the names of its methods.</summary>
public static class ResilienceHttpClientBuilderExtensions
{
    public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => builder;
}
