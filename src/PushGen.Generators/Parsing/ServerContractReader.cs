using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;
using PushGen.Generators.Parsing.Memory;

namespace PushGen.Generators.Parsing;

/// <summary>Reads the contracts that <c>[assembly: GeneratePushServer(typeof(IX))]</c> names.</summary>
static class ServerContractReader
{
    static readonly ReadingMemory<EquatableArray<ServerModel>> Memory = new();

    public static EquatableArray<ServerModel> Read(GeneratorAttributeSyntaxContext match, CancellationToken cancellationToken) =>
        Memory.Recall(match, static (match, token) => ReadAnew(match, token), cancellationToken);

    static EquatableArray<ServerModel> ReadAnew(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var servers = new List<ServerModel>(context.Attributes.Length);
        foreach (var attribute in context.Attributes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Value is not INamedTypeSymbol { TypeKind: TypeKind.Interface } contract)
                continue;
            // A contract of this project has its server half anyway.
            if (SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, context.SemanticModel.Compilation.Assembly))
                continue;
            if (KnownTypes.FindPushAttribute(contract, "PushContractAttribute") is not { } contractAttribute)
                continue;
            if (ContractReader.Read(contract, contractAttribute, sink: null, cancellationToken).Contract is { } model)
                servers.Add(new ServerModel(model, IsInternal(attribute) ? "internal" : model.Accessibility));
        }
        return new EquatableArray<ServerModel>([.. servers]);
    }

    static bool IsInternal(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Internal")
                return argument.Value.Value is true;
        }
        return false;
    }

    /// <summary>The named contracts of all files, each once.</summary>
    public static EquatableArray<ServerModel> Distinct(System.Collections.Immutable.ImmutableArray<EquatableArray<ServerModel>> files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var servers = new List<ServerModel>();
        foreach (var file in files)
        {
            foreach (var server in file)
            {
                if (names.Add(server.Contract.FullName))
                    servers.Add(server);
            }
        }
        return new EquatableArray<ServerModel>([.. servers]);
    }
}
