using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Diagnostics;

/// <summary>The rules of a contract that the generator reports itself, because nothing is generated that an analyzer's message could stand beside.</summary>
static class RejectedContracts
{
    public static Diagnostic ToDiagnostic(RejectedContract rejected, Compilation compilation) => Diagnostic.Create(
        Descriptor(rejected.Rule),
        Place(rejected, compilation),
        rejected.Contract, rejected.Reason);

    static DiagnosticDescriptor Descriptor(string rule) => rule switch
    {
        DiagnosticIds.ContractIsGeneric => Descriptors.ContractIsGeneric,
        DiagnosticIds.ContractIsInaccessible => Descriptors.ContractIsInaccessible,
        DiagnosticIds.NamedContractIsNone => Descriptors.NamedContractIsNone,
        _ => Descriptors.LanguageIsTooOld,
    };

    /// <summary>A pragma silences only what stands in a tree of the compilation, and a model must not hold one.</summary>
    static Location Place(RejectedContract rejected, Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.FilePath == rejected.FilePath && tree.Length >= rejected.Span.End)
                return Location.Create(tree, rejected.Span);
        }
        return Location.Create(rejected.FilePath, rejected.Span, rejected.Lines);
    }
}
