namespace PushGen.Generators.Model;

/// <summary>What reading the assembly's attributes gives: the contracts that get their server half here, and the types that cannot.</summary>
sealed record ServerReading(EquatableArray<ServerModel> Servers, EquatableArray<RejectedContract> Rejected);
