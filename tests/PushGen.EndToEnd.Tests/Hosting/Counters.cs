using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace PushGen.EndToEnd.Tests;

/// <summary>Listens to the metrics of one server. A count's name is the instrument's, with the values of its tags.</summary>
sealed class Counters : IDisposable
{
    readonly MeterListener listener = new();
    readonly ConcurrentDictionary<string, double> sums = new();

    public Counters(PushServer server)
    {
        var meters = server.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "PushGen.Server" && instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, 1, tags));      // how many, not how long
        listener.Start();
    }

    /// <summary>What was counted so far; of what is observed: what it is now.</summary>
    public double this[string name] => All().GetValueOrDefault(name);

    public IReadOnlyDictionary<string, double> All()
    {
        listener.RecordObservableInstruments();
        return sums;
    }

    void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string name = instrument.Name["pushgen.server.".Length..];
        foreach (var tag in tags)
            name += " " + tag.Value;
        sums.AddOrUpdate(name, value, (_, sum) => instrument.IsObservable ? value : sum + value);
    }

    public void Dispose() => listener.Dispose();
}
