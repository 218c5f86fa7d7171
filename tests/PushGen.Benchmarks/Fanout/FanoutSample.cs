namespace PushGen.Benchmarks.Fanout;

/// <summary>What one run measured.</summary>
/// <param name="Rate">Items delivered per second, to all subscribers together.</param>
/// <param name="Cpu">Seconds of the server's processor time per million deliveries.</param>
/// <param name="Bytes">Allocated by the server per delivery.</param>
readonly record struct FanoutSample(double Rate, double Cpu, double Bytes)
{
    /// <summary>Each figure's own median.</summary>
    public static FanoutSample Median(IReadOnlyList<FanoutSample> samples) =>
        new(Median(samples.Select(sample => sample.Rate)), Median(samples.Select(sample => sample.Cpu)), Median(samples.Select(sample => sample.Bytes)));

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
