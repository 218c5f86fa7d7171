using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;
using PushGen.Generators.Parsing.Memory;

namespace PushGen.Generators.Parsing;

/// <summary>Reads the contracts that <c>[assembly: GeneratePushServer(typeof(IX))]</c> names.</summary>
static class ServerContractReader
{
    static readonly ReadingMemory<ServerReading> Memory = new();

    public static ServerReading Read(GeneratorAttributeSyntaxContext match, CancellationToken cancellationToken) =>
        Memory.Recall(match, static (match, token) => ReadAnew(match, token), cancellationToken);

    static ServerReading ReadAnew(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var servers = new List<ServerModel>(context.Attributes.Length);
        var rejected = new List<RejectedContract>();
        foreach (var attribute in context.Attributes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Value is not ITypeSymbol { TypeKind: not TypeKind.Error } named)
                continue;       // the compiler says what is wrong
            var (server, reason) = Read(named, attribute, context.SemanticModel.Compilation, cancellationToken);
            if (server is not null)
                servers.Add(server);
            if (reason is not null && attribute.ApplicationSyntaxReference is { } place)
                rejected.Add(Rejected(named, reason, place));
        }
        return new ServerReading(new EquatableArray<ServerModel>([.. servers]), new EquatableArray<RejectedContract>([.. rejected]));
    }

    static (ServerModel? Server, string? Reason) Read(ITypeSymbol named, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        if (named is not INamedTypeSymbol { TypeKind: TypeKind.Interface } contract || KnownTypes.FindPushAttribute(contract, "PushContractAttribute") is not { } contractAttribute)
            return (null, "it is no interface with [PushContract]");
        // A contract of this project has its server half anyway.
        if (SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, compilation.Assembly))
            return default;
        var reading = ContractReader.Read(contract, contractAttribute, compilation, sink: null, withParsers: false, cancellationToken);
        if (reading.Contract is not { } model)
            return (null, reading.Rejected!.Reason);
        return HasServerHalf(contract, model, compilation) ? default : (new ServerModel(model, IsInternal(attribute) ? "internal" : model.Accessibility), null);
    }

    /// <summary>The contract's own project has it where that references PushGen.AspNetCore; a second one would only be in its way.</summary>
    static bool HasServerHalf(INamedTypeSymbol contract, ContractModel model, Compilation compilation)
    {
        string name = (contract.ContainingNamespace.IsGlobalNamespace ? "" : contract.ContainingNamespace.ToDisplayString() + ".") + model.Names.Endpoints;
        return contract.ContainingAssembly.GetTypeByMetadataName(name) is { } endpoints && compilation.IsSymbolAccessibleWithin(endpoints, compilation.Assembly);
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

    static RejectedContract Rejected(ITypeSymbol named, string reason, SyntaxReference place) => new()
    {
        Rule = DiagnosticIds.NamedContractIsNone,
        Contract = named.ToDisplayString(),
        Reason = reason,
        FilePath = place.SyntaxTree.FilePath,
        Span = place.Span,
        Lines = place.SyntaxTree.GetLineSpan(place.Span).Span,
    };

    /// <summary>The named contracts of all files, each once.</summary>
    public static EquatableArray<ServerModel> Distinct(System.Collections.Immutable.ImmutableArray<ServerReading> files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var servers = new List<ServerModel>();
        foreach (var file in files)
        {
            foreach (var server in file.Servers)
            {
                if (names.Add(server.Contract.FullName))
                    servers.Add(server);
            }
        }
        return new EquatableArray<ServerModel>([.. servers]);
    }
}
