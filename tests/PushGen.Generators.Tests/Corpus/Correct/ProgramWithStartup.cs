using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

await Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().RunAsync();

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddRouting();
        services.AddAuthorization();
        services.AddPush().AddClock<ClockServer>();
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthorization();
        app.UseEndpoints(endpoints => endpoints.MapPush("/live").MapClock().RequireAuthorization());
    }
}

[PushContract]
public interface IClock
{
    IAsyncEnumerable<DateTimeOffset> Ticks(TimeSpan every, CancellationToken cancellationToken = default);
}

public class ClockServer : IClockServer
{
    public async IAsyncEnumerable<DateTimeOffset> Ticks(TimeSpan every, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            yield return DateTimeOffset.UtcNow;
    }
}
