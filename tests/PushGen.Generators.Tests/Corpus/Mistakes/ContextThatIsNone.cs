using System.Text.Json;

namespace M32;

[PushContract(JsonContext = typeof(JsonSerializerOptions))]
public interface IWrongContext    // PUSH0022
{
    Task Ping(CancellationToken cancellationToken = default);
}
