using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Emitting;
using PushGen.Generators.Model;
using PushGen.Generators.Parsing;

namespace PushGen.Generators;

/// <summary>Contracts in; a client half per contract out, and a server half where PushGen.AspNetCore is referenced.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PushContractGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownTypes.PushContractAttribute,
            static (node, _) => node is InterfaceDeclarationSyntax,
            static (match, token) => AnnotatedContract.Read(match, token))
            .WithTrackingName(TrackingNames.ReadContracts);

        var contracts = readings.Where(static reading => reading.Contract is not null).Select(static (reading, _) => reading.Contract!)
            .WithTrackingName(TrackingNames.Contracts);
        var rejected = readings.Where(static reading => reading.Rejected is not null).Select(static (reading, _) => reading.Rejected!)
            .WithTrackingName(TrackingNames.Rejected);
        var capabilities = context.CompilationProvider.Select(static (compilation, _) => CapabilitiesReader.Read(compilation))
            .WithTrackingName(TrackingNames.Capabilities);
        var servers = contracts.Combine(capabilities)
            .Where(static pair => pair.Right.HasServer)
            .Select(static (pair, _) => new ServerModel(pair.Left, pair.Left.Accessibility))
            .WithTrackingName(TrackingNames.Servers);

        var named = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownTypes.GeneratePushServerAttribute,
            static (node, _) => node is CompilationUnitSyntax,
            static (match, token) => ServerContractReader.Read(match, token))
            .WithTrackingName(TrackingNames.NamedContracts);
        var namedServers = named.Collect().SelectMany(static (files, _) => ServerContractReader.Distinct(files))
            .WithTrackingName(TrackingNames.NamedServers);
        var namedRejected = named.SelectMany(static (file, _) => file.Rejected)
            .WithTrackingName(TrackingNames.NamedRejected);

        context.RegisterSourceOutput(contracts, static (output, contract) => AddClientHalf(output, contract));
        context.RegisterSourceOutput(servers, static (output, server) => AddServerHalf(output, server));
        context.RegisterSourceOutput(namedServers, static (output, server) => AddServerHalf(output, server));
        context.RegisterSourceOutput(namedRejected.Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(RejectedContracts.ToDiagnostic(pair.Left, pair.Right)));
        context.RegisterSourceOutput(rejected.Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(RejectedContracts.ToDiagnostic(pair.Left, pair.Right)));
    }

    static void AddClientHalf(SourceProductionContext output, ContractModel contract) =>
        output.AddSource(ContractFile.ClientName(contract), ContractFile.ClientHalf(contract));

    static void AddServerHalf(SourceProductionContext output, ServerModel server) =>
        output.AddSource(ContractFile.ServerName(server.Contract), ContractFile.ServerHalf(server));
}
