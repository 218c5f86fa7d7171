using System.Runtime.CompilerServices;
using PushGen.AspNetCore;

namespace Physics;

public readonly record struct Body(double X, double Y, double Vx, double Vy, double Mass);

public sealed class Parameters
{
    public double Gravity { get; init; } = 9.81;
    public required IReadOnlyList<Body> Bodies { get; init; }
    public int Steps { get; init; } = 100;
}

[PushContract]
public interface ISimulator
{
    IAsyncEnumerable<Body[]> Run(Parameters parameters, CancellationToken cancellationToken = default);
}

public sealed class SimulatorServer : ISimulatorServer
{
    const double Dt = 0.01;

    public async IAsyncEnumerable<Body[]> Run(Parameters parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Body[] bodies = [.. parameters.Bodies];
        for (int step = 0; step < parameters.Steps; step++)
        {
            bodies = await Task.Run(() => Array.ConvertAll(bodies, body => Move(body, parameters.Gravity)), cancellationToken);
            yield return bodies;
        }
    }

    static Body Move(Body b, double gravity) => b with { X = b.X + b.Vx * Dt, Y = b.Y + b.Vy * Dt, Vy = b.Vy - gravity * Dt };
}
