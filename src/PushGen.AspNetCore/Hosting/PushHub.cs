using System.Collections.Concurrent;

namespace PushGen.AspNetCore.Hosting;

/// <summary>All operations that are mapped under one prefix.</summary>
sealed class PushHub(string prefix, PushServices services)
{
    readonly ConcurrentDictionary<string, OperationBinding> operations = new(StringComparer.Ordinal);

    /// <summary>The prefix as given to <c>MapPush</c>, without a slash at the end.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>The application's: a request's own are a scope, which a poll has no need of.</summary>
    public PushServices Services { get; } = services;

    public IEnumerable<OperationBinding> Operations => operations.Values;

    /// <exception cref="InvalidOperationException">An operation of this name is mapped already.</exception>
    public void Add(OperationBinding operation)
    {
        if (!operations.TryAdd(operation.Path, operation))
            throw new InvalidOperationException($"The push operation '{operation.Path}' is mapped twice under '{Prefix}'. Map each contract once, or name one of them in [PushContract(\"…\")].");
    }

    public OperationBinding? Find(string path) => operations.GetValueOrDefault(path);
}
