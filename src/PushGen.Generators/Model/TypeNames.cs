namespace PushGen.Generators.Model;

/// <summary>What the types are called that are generated beside a contract.</summary>
sealed record TypeNames(string Contract, string Client, string Server, string Publisher, string Endpoints);
