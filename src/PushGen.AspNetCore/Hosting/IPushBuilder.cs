using Microsoft.Extensions.DependencyInjection;

namespace PushGen.AspNetCore;

/// <summary>Adds contracts to an application: <c>services.AddPush().AddTrading&lt;TradingServer&gt;()</c>.</summary>
public interface IPushBuilder
{
    /// <summary>The application's services.</summary>
    IServiceCollection Services { get; }
}
