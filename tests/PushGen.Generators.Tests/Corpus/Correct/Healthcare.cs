using PushGen.AspNetCore;

namespace Ward;

public sealed record Vitals(int Pulse, int Systolic, int Diastolic, double Temperature);
public sealed record Admission(string Name, DateOnly Born, IReadOnlyDictionary<string, string>? Notes = null);

[PushContract]
public interface IWard
{
    /// <summary>Who may see a patient is decided for each subscription.</summary>
    [Topic(Gated = true, Replay = 1)]
    IAsyncEnumerable<Vitals> Vitals(Guid patientId, CancellationToken cancellationToken = default);

    Task<Guid> Admit(Admission admission, CancellationToken cancellationToken = default);
}

public sealed class WardServer(WardPublisher publisher, PushContext context) : IWardServer
{
    public async ValueTask<bool> AuthorizeVitals(Guid patientId, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return context.User.IsInRole("nurse");
    }

    public async Task<Guid> Admit(Admission admission, CancellationToken cancellationToken)
    {
        if (admission is { Name: "" })
            throw new PushException("name-missing", 422);
        var id = Guid.NewGuid();
        await publisher.Vitals(id).PublishAsync(new Vitals(60, 120, 80, 36.6), cancellationToken);
        return id;
    }
}
