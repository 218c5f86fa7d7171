using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Diagnostics;

/// <summary>The two rules that the generator reports itself, because nothing is generated that an analyzer's message could stand beside.</summary>
static class RejectedContracts
{
    public static Diagnostic ToDiagnostic(RejectedContract rejected) => Diagnostic.Create(
        rejected.Rule == DiagnosticIds.ContractIsGeneric ? Descriptors.ContractIsGeneric : Descriptors.ContractIsInaccessible,
        Location.Create(rejected.FilePath, rejected.Span, rejected.Lines),
        rejected.Contract, rejected.Reason);
}
