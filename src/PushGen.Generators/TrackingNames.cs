namespace PushGen.Generators;

/// <summary>One name per step of the pipeline, for tests that ask which steps ran.</summary>
static class TrackingNames
{
    public const string ReadContracts = nameof(ReadContracts);
    public const string Contracts = nameof(Contracts);
    public const string Rejected = nameof(Rejected);
    public const string Capabilities = nameof(Capabilities);
    public const string NamedContracts = nameof(NamedContracts);
    public const string Servers = nameof(Servers);
    public const string NamedServers = nameof(NamedServers);
    public const string NamedRejected = nameof(NamedRejected);
    public const string Twins = nameof(Twins);

    public static readonly string[] All = [ReadContracts, Contracts, Rejected, Capabilities, NamedContracts, Servers, NamedServers, NamedRejected, Twins];
}
