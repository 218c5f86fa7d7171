namespace PushGen.Generators.Model;

/// <summary>What the generated types, and those of their members that are no operation, are called.</summary>
sealed record ContractNames
{
    public required string Word { get; init; }

    /// <summary>Unique per contract, for classes in namespaces that are not the contract's.</summary>
    public required string Unique { get; init; }

    /// <summary>How generated code refers to the contract class: by its bare name, unless an operation or parameter is called so.</summary>
    public required string ContractReference { get; init; }

    public required string FullContractReference { get; init; }

    public required string ConnectionProperty { get; init; }

    public required string OwnsConnectionField { get; init; }

    public required string TopicsField { get; init; }

    /// <summary>The parameter of the endpoints class that maps; no endpoint is called so.</summary>
    public required string EndpointsParameter { get; init; }

    /// <summary>Whether an operation is called DisposeAsync.</summary>
    public required bool DisposeIsTaken { get; init; }

    public string Contract => Word + "Contract";

    public string Client => Word + "Client";

    public string Server => "I" + Word + "Server";

    public string Publisher => Word + "Publisher";

    public string Endpoints => Word + "Endpoints";
}
