using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Windows;
using PushGen.CodeGen;

namespace PushGen.AspNetCore.Topics;

/// <summary>A mapped topic.</summary>
abstract class TopicBinding(PushOperation operation, TopicAttribute options) : OperationBinding(operation), ILogAddress
{
    TopicSource? shared;    // of a topic without key, gate and user: the same for all

    public TopicAttribute Options { get; } = options;

    public LogSettings Settings { get; } = LogSettings.From(options, operation.Path);

    /// <summary>Whether it depends on the caller if they may read it, and what.</summary>
    protected abstract bool AsksCaller { get; }

    /// <exception cref="PushException">400: it is no key of this topic.</exception>
    protected abstract string FormatKey(IReadOnlyList<KeyValuePair<string, string>> key);

    /// <summary>
    /// Reads the key, asks the gate and gives the name of the log. The endpoint's own authorization has been evaluated before; the cursor is
    /// looked at afterwards.
    /// </summary>
    /// <param name="key">The parameters, without PushGen's own.</param>
    /// <param name="services">A scope whose <see cref="PushContextHolder"/> is set.</param>
    /// <param name="cancellationToken">The connection's or request's.</param>
    /// <exception cref="PushException">400 for the key, 401 without a user on a topic per user, 403 from the gate, or the gate's own.</exception>
    public abstract ValueTask<string> AuthorizeAsync(IReadOnlyList<KeyValuePair<string, string>> key, IServiceProvider services, CancellationToken cancellationToken);

    ValueTask<ILogSource> ILogAddress.FindAsync(HttpContext http, PushServices services, HttpQuery query, PushTransports transport) =>
        AsksCaller ? FindAsync(http, services, query.Key, transport)
        : query.Key.Count > 0 ? new(Open(services, query.Key))
        : new(shared ??= Open(services, query.Key));

    // The request's own services are a scope, which only who asks the caller has need of.
    async ValueTask<ILogSource> FindAsync(HttpContext http, PushServices services, IReadOnlyList<KeyValuePair<string, string>> key, PushTransports transport)
    {
        HttpCaller.SetContext(http, transport);
        return new TopicSource(services.Topics, await AuthorizeAsync(key, http.RequestServices, http.RequestAborted), Settings);
    }

    TopicSource Open(PushServices services, IReadOnlyList<KeyValuePair<string, string>> key) => new(services.Topics, TopicName.Of(Path, null, FormatKey(key)), Settings);
}

/// <inheritdoc/>
sealed class TopicBinding<TServer, TKey, TItem>(TopicOperation<TKey, TItem> operation, Func<TServer, TKey, CancellationToken, ValueTask<bool>>? gate)
    : TopicBinding(operation, operation.Options)
    where TServer : class
    where TKey : struct, ITopicKey<TKey>
{
    protected override bool AsksCaller => gate is not null || Options.PerUser;

    protected override string FormatKey(IReadOnlyList<KeyValuePair<string, string>> key) => TopicKeyWriter.Format(TopicKeyReader.Read<TKey>(key));

    public override async ValueTask<string> AuthorizeAsync(
        IReadOnlyList<KeyValuePair<string, string>> key, IServiceProvider services, CancellationToken cancellationToken)
    {
        var parsed = TopicKeyReader.Read<TKey>(key);
        string canonical = TopicKeyWriter.Format(parsed);
        string? userId = Options.PerUser ? services.GetRequiredService<PushContext>().UserId : null;
        if (gate is not null && !await gate(services.GetRequiredService<TServer>(), parsed, cancellationToken))
            throw new PushException(PushErrorCodes.Forbidden, 403, $"The server does not allow this subscription to '{Path}'.");
        return TopicName.Of(Path, userId, canonical);
    }
}
