namespace PushGen.Generators.Model;

/// <summary>A contract whose server half is generated in this project.</summary>
sealed record ServerModel(ContractModel Contract, string Accessibility);
