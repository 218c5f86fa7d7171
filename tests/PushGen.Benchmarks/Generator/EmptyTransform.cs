using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Benchmarks.Generator;

/// <summary>The least that a generator can do that finds contracts by their attribute: the yardstick.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS1042 // never loaded by a compiler
sealed class EmptyTransform : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "PushGen.PushContractAttribute",
            static (node, _) => node is InterfaceDeclarationSyntax,
            static (match, _) => match.TargetSymbol.Name);
        context.RegisterSourceOutput(names, static (_, _) => { });
    }
}
