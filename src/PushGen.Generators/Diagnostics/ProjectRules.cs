using Microsoft.CodeAnalysis;
using PushGen.Generators.Emitting;
using PushGen.Generators.Model;

namespace PushGen.Generators.Diagnostics;

/// <summary>What the generator says about a project as a whole, which has no place in a source file.</summary>
static class ProjectRules
{
    public static void ReportStranger(SourceProductionContext output, Stranger stranger) =>
        output.ReportDiagnostic(Diagnostic.Create(Descriptors.RuntimeDoesNotMatch, null, stranger.Name, stranger.Version, FileHeader.Version));

    /// <summary>The contract is in another project, and its server half was to be generated in this one.</summary>
    public static void ReportLanguage(SourceProductionContext output, ContractModel contract, string language) =>
        output.ReportDiagnostic(Diagnostic.Create(Descriptors.LanguageIsTooOld, null, contract.FullName, language));
}
