using System.Runtime.CompilerServices;
using PushGen.AspNetCore;

namespace Cache;

public sealed record Envelope<T>(string Key, T Value, int Version) where T : notnull;
public sealed record Settings(bool Dark, string Culture);

public interface IWatch<T>
{
    IAsyncEnumerable<T> Watch(string key, CancellationToken cancellationToken = default);
}

[PushContract]
public interface ISettingsCache : IWatch<Envelope<Settings>>
{
    ValueTask<Envelope<Settings>?> Get(string key, CancellationToken cancellationToken = default);
    ValueTask Set(string key, Settings settings, CancellationToken cancellationToken = default);
}

public sealed class SettingsCacheServer : ISettingsCacheServer
{
    static readonly Dictionary<string, Envelope<Settings>> All = new();

    public async IAsyncEnumerable<Envelope<Settings>> Watch(string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int version = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (All.TryGetValue(key, out var envelope) && envelope.Version > version)
            {
                version = envelope.Version;
                yield return envelope;
            }
            await Task.Delay(100, cancellationToken);
        }
    }

    public ValueTask<Envelope<Settings>?> Get(string key, CancellationToken cancellationToken) => new(All.GetValueOrDefault(key));

    public ValueTask Set(string key, Settings settings, CancellationToken cancellationToken)
    {
        int version = All.TryGetValue(key, out var old) ? old.Version + 1 : 1;
        All[key] = new Envelope<Settings>(key, settings, version);
        return ValueTask.CompletedTask;
    }
}
