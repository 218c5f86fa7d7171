using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>A contract as the pipeline finds it: a declaration with the attribute.</summary>
static class AnnotatedContract
{
    public static ContractReading Read(GeneratorAttributeSyntaxContext match, CancellationToken cancellationToken)
    {
        var contract = (INamedTypeSymbol)match.TargetSymbol;
        // Parts of one interface that all have the attribute are an error (CS0579), but one that must not make files of one name.
        if (KnownTypes.FindPushAttribute(contract, "PushContractAttribute") is not { ApplicationSyntaxReference: { } reference } attribute
            || reference.SyntaxTree != match.TargetNode.SyntaxTree || !match.TargetNode.Span.Contains(reference.Span))
        {
            return new ContractReading(null, null);
        }
        return ContractReader.Read(contract, attribute, match.SemanticModel.Compilation, sink: null, cancellationToken);
    }
}
