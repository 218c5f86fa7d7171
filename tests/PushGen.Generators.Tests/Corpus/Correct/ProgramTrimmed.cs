// PublishTrimmed=true
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddPush().AddMachine<MachineServer>();
var app = builder.Build();
app.MapPush("/push").MapMachine().AllowAnonymous();
app.Run();

public sealed record Sample(string Name, double Value);

[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(IReadOnlyList<Sample>))]
[JsonSerializable(typeof(int))]
public sealed partial class MachineJson : JsonSerializerContext;

[PushContract(JsonContext = typeof(MachineJson))]
public interface IMachine
{
    [Topic(Replay = 1)] IAsyncEnumerable<Sample> Samples(CancellationToken cancellationToken = default);
    Task<IReadOnlyList<Sample>> Latest(int count = 10, CancellationToken cancellationToken = default);
}

public sealed class MachineServer(MachinePublisher publisher) : IMachineServer
{
    public async Task<IReadOnlyList<Sample>> Latest(int count, CancellationToken cancellationToken)
    {
        var sample = new Sample("cpu", 0.5);
        await publisher.Samples().PublishAsync(sample, cancellationToken);
        return [sample];
    }
}
