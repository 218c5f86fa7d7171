using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;
using PushGen.Generators.Parsing.Memory;

namespace PushGen.Generators.Parsing;

/// <summary>A contract as the pipeline finds it: a declaration with the attribute.</summary>
static class AnnotatedContract
{
    static readonly ReadingMemory<ContractReading> Memory = new();

    public static ContractReading Read(GeneratorAttributeSyntaxContext match, CancellationToken cancellationToken) =>
        ContractPlace.Rejection((INamedTypeSymbol)match.TargetSymbol) is null
            ? Memory.Recall(match, static (match, token) => ReadAnew(match, token), cancellationToken)
            : ReadAnew(match, cancellationToken);       // says where it stands, which comments move

    static ContractReading ReadAnew(GeneratorAttributeSyntaxContext match, CancellationToken cancellationToken)
    {
        var contract = (INamedTypeSymbol)match.TargetSymbol;
        // Parts of one interface that all have the attribute are an error (CS0579), but one that must not make files of one name.
        if (KnownTypes.FindPushAttribute(contract, "PushContractAttribute") is not { ApplicationSyntaxReference: { } reference } attribute
            || reference.SyntaxTree != match.TargetNode.SyntaxTree || !match.TargetNode.Span.Contains(reference.Span))
        {
            return new ContractReading(null, null);
        }
        if (LanguageFloor.TooOld(match.TargetNode.SyntaxTree.Options) is { } language)
            return new ContractReading(null, ContractPlace.Rejected(contract, DiagnosticIds.LanguageIsTooOld, language));
        return ContractReader.Read(contract, attribute, match.SemanticModel.Compilation, sink: null, withParsers: true, cancellationToken);
    }
}
