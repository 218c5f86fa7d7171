using Microsoft.Extensions.DependencyInjection;

namespace M61;

[PushContract]
public interface ILegacy { Task Ping(CancellationToken cancellationToken = default); }

static class LegacySetup
{
    public static void Add(IServiceCollection services) =>
        services.AddPushClient<ILegacy, LegacyClient>("https://svc:secret@legacy.example.com/push");    // PUSH0304
}
