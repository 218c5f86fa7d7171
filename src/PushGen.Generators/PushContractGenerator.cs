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
        var capabilities = context.CompilationProvider.Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => CapabilitiesReader.Read(pair.Left, pair.Right))
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
        var twins = contracts.Select(static (contract, _) => contract.FullName).Collect()
            .Combine(namedServers.Select(static (server, _) => server.Contract.FullName).Collect())
            .Select(static (names, _) => FileNames.Twins(names.Left, names.Right))
            .WithTrackingName(TrackingNames.Twins);

        context.RegisterSourceOutput(contracts.Combine(twins), static (output, pair) => AddClientHalf(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(servers.Combine(twins), static (output, pair) => AddServerHalf(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(namedServers.Combine(capabilities).Combine(twins), static (output, all) => AddNamedServerHalf(output, all.Left.Left, all.Left.Right, all.Right));
        context.RegisterSourceOutput(namedRejected.Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(RejectedContracts.ToDiagnostic(pair.Left, pair.Right)));
        context.RegisterSourceOutput(capabilities.SelectMany(static (project, _) => project.Strangers), static (output, stranger) => ProjectRules.ReportStranger(output, stranger));
        context.RegisterSourceOutput(rejected.Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(RejectedContracts.ToDiagnostic(pair.Left, pair.Right)));
    }

    static void AddClientHalf(SourceProductionContext output, ContractModel contract, EquatableArray<string> twins) =>
        output.AddSource(FileNames.Client(contract, twins), ContractFile.ClientHalf(contract));

    static void AddNamedServerHalf(SourceProductionContext output, ServerModel server, Capabilities capabilities, EquatableArray<string> twins)
    {
        if (capabilities.OldLanguage is { } language)
            ProjectRules.ReportLanguage(output, server.Contract, language);
        else
            AddServerHalf(output, server, twins);
    }

    static void AddServerHalf(SourceProductionContext output, ServerModel server, EquatableArray<string> twins) =>
        output.AddSource(FileNames.Server(server.Contract, twins), ContractFile.ServerHalf(server));
}
