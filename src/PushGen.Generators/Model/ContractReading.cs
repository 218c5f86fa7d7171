namespace PushGen.Generators.Model;

/// <summary>What reading a contract gives: a model, or why there is none.</summary>
sealed record ContractReading(ContractModel? Contract, RejectedContract? Rejected);
