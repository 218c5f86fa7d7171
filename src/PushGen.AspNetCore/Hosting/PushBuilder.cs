using Microsoft.Extensions.DependencyInjection;

namespace PushGen.AspNetCore.Hosting;

/// <inheritdoc/>
sealed class PushBuilder(IServiceCollection services) : IPushBuilder
{
    public IServiceCollection Services { get; } = services;
}
