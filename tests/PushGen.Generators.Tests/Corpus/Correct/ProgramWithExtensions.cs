using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore;
using Sensors;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSensors();
var app = builder.Build();
var secured = app.MapGroup("/api").RequireAuthorization();
secured.MapSensors();
app.Run();

namespace Sensors
{
    [PushContract]
    public interface ISensorNet
    {
        [Topic(Replay = 1)] IAsyncEnumerable<double> Values(int sensor, CancellationToken cancellationToken = default);
        Task Report(int sensor, double value, CancellationToken cancellationToken = default);
    }

    sealed class SensorNetServer(SensorNetPublisher publisher) : ISensorNetServer
    {
        public async Task Report(int sensor, double value, CancellationToken cancellationToken) =>
            await publisher.Values(sensor).PublishAsync(value, cancellationToken);
    }

    static class SensorExtensions
    {
        public static IServiceCollection AddSensors(this IServiceCollection services)
        {
            services.AddAuthorization();
            services.AddPush().AddSensorNet<SensorNetServer>();
            return services;
        }

        public static void MapSensors(this IEndpointRouteBuilder endpoints)
        {
            var push = endpoints.MapPush("/push");
            push.MapSensorNet();
        }
    }
}
