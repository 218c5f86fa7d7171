using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;
using PushGen.Generators.Parsing.Payloads;

namespace PushGen.Generators.Parsing;

/// <summary>Reads a contract: symbols to a model, and the rules it breaks to a sink.</summary>
sealed partial class ContractReader
{
    readonly INamedTypeSymbol contract;
    readonly AttributeData attribute;
    readonly IFindingSink? sink;
    readonly ExternAliases? aliases;
    readonly TypeText types;
    readonly WarningIds warnings;
    readonly CancellationToken cancellationToken;
    readonly List<OperationModel> operations = [];
    readonly List<ThrowingMemberModel> throwing = [];
    readonly PayloadReader? payloadReader;
    readonly string word, contractType;
    readonly TypeNames typeNames;
    string endpointsParameter = "";

    ContractReader(INamedTypeSymbol contract, AttributeData attribute, Compilation compilation, IFindingSink? sink, bool withParsers, CancellationToken cancellationToken)
    {
        this.contract = contract;
        this.attribute = attribute;
        aliases = ExternAliases.Of(compilation);
        types = new TypeText(aliases);
        warnings = new WarningIds(compilation.Assembly);
        this.sink = sink;
        this.cancellationToken = cancellationToken;
        contractType = types.Of(contract);
        if (withParsers && HasDefaultJson(attribute))
            payloadReader = new PayloadReader(compilation.Assembly, types, cancellationToken);
        CheckTypeName();
        word = Word(contract, attribute);
        typeNames = GeneratedTypeNames.Of(contract, word);
    }

    /// <param name="contract">The interface.</param>
    /// <param name="attribute">What makes it a contract.</param>
    /// <param name="compilation">The project that reads it.</param>
    /// <param name="sink">What is told of broken rules, if anybody listens.</param>
    /// <param name="withParsers">Whether the client half is generated, which reads payloads.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static ContractReading Read(
        INamedTypeSymbol contract, AttributeData attribute, Compilation compilation, IFindingSink? sink, bool withParsers, CancellationToken cancellationToken)
    {
        if (ContractPlace.Rejection(contract) is { } rejected)
            return new ContractReading(null, rejected);     // PUSH0001, PUSH0002: reported by the generator
        return new ContractReading(new ContractReader(contract, attribute, compilation, sink, withParsers, cancellationToken).Read(), null);
    }

    public static string WireName(INamedTypeSymbol contract, AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is string name ? name : WireNames.Kebab(WithoutLeadingI(contract.Name));

    /// <summary>What the names of the generated types and methods are made of.</summary>
    public static string Word(INamedTypeSymbol contract, AttributeData attribute) =>
        Named(attribute, "TypeName").Value is string name && SyntaxFacts.IsValidIdentifier(name) ? name : WithoutLeadingI(contract.Name);

    void CheckTypeName()
    {
        if (Named("TypeName").Value is string name && !SyntaxFacts.IsValidIdentifier(name))
            sink?.Add(Descriptors.TypeNameIsNoIdentifier, contract, contract.Name, name);
    }

    /// <summary>Whether names are camelCase and types are described by System.Text.Json itself; what else matters is seen at run time (PushJson.IsPlain).</summary>
    static bool HasDefaultJson(AttributeData attribute)
    {
        if (Named(attribute, "KeepJsonNaming").Value is true)
            return false;
        if (Named(attribute, "JsonContext").Value is not ITypeSymbol context)
            return true;
        foreach (var mark in context.GetAttributes())
        {
            if (JsonAttributes.NameOf(mark) == "JsonSerializableAttribute")
                return true;
        }
        return false;       // made by hand
    }

    string? ReadJsonContext()
    {
        if (Named("JsonContext").Value is not ITypeSymbol named || named.TypeKind == TypeKind.Error)
            return null;        // CS0246 says it
        for (var type = named.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: "JsonSerializerContext", ContainingNamespace: { Name: "Serialization", ContainingNamespace.Name: "Json" } })
            {
                warnings.Add(named);
                return types.Unannotated(named);
            }
        }
        sink?.Add(Descriptors.JsonContextIsNone, contract, contract.Name, named.ToDisplayString());
        return null;
    }

    ContractModel Read()
    {
        string wireName = WireName(contract, attribute);
        if (WireNames.Fault(wireName) is { } fault)
            sink?.Add(Descriptors.WireNameIsIllegal, contract, wireName, $"the contract '{contract.Name}'", fault,
                new FindingDetail { Suggestion = WireNameSuggestion.Legal(wireName) });

        var members = new ContractMembers(contract);
        ReadMembers(members);
        if (members.Operations.Count == 0 && members.Others.Count == 0)
            sink?.Add(Descriptors.ContractIsEmpty, contract, contract.Name);

        string? jsonContext = ReadJsonContext();
        warnings.AddInterface(contract);
        return new ContractModel
        {
            FullName = ContractPlace.FullName(contract),
            Namespace = TypeText.NamespaceOf(contract),
            Type = contractType,
            DocId = contract.GetDocumentationCommentId() ?? "",
            Accessibility = ContractPlace.IsPublic(contract) ? "public" : "internal",
            Names = ReadNames(members),
            WireName = wireName,
            Hash = ContractHash.Of(wireName, operations, aliases?.Used ?? []),
            JsonContext = jsonContext,
            Attributes = CallerAttributes.Of(contract),
            WarningIds = new EquatableArray<string>(warnings.Sorted),
            HasRemovedType = warnings.HasRemovedType,
            ExternAliases = new EquatableArray<string>(aliases?.Used ?? []),
            KeepJsonNaming = Named("KeepJsonNaming").Value is true,
            HasServerClass = NeedsServerClass(members),
            Payloads = new EquatableArray<string>([.. payloads]),
            Operations = new EquatableArray<OperationModel>([.. operations]),
            Parsers = payloadReader?.Parsers ?? default,
            Throwing = new EquatableArray<ThrowingMemberModel>([.. throwing]),
        };
    }

    ContractNames ReadNames(ContractMembers members)
    {
        string contractClass = typeNames.Contract;
        var client = new UniqueNames(typeNames.Client, "DisposeAsync");
        var publisher = new UniqueNames(typeNames.Publisher);
        bool disposeIsTaken = false, contractIsTaken = false;
        foreach (var method in members.Operations)
        {
            client.Reserve(method.Name);
            publisher.Reserve(method.Name);
            disposeIsTaken |= method.Name == "DisposeAsync";
            contractIsTaken |= method.Name == contractClass;
            foreach (var parameter in method.Parameters)
            {
                client.Reserve(parameter.Name);
                publisher.Reserve(parameter.Name);
                contractIsTaken |= parameter.Name == contractClass;
            }
        }
        return new ContractNames
        {
            Word = word,
            Types = typeNames,
            Unique = ContractPlace.UniqueName(contract, word),
            ContractReference = contractIsTaken || aliases?.Of(contract.ContainingAssembly) is not null ? types.Beside(contract, contractClass) : contractClass,
            FullContractReference = types.Beside(contract, contractClass),
            ConnectionProperty = client.Claim("Connection"),
            OwnsConnectionField = client.Claim("ownsConnection"),
            TopicsField = publisher.Claim("topics"),
            EndpointsParameter = endpointsParameter,
            DisposeIsTaken = disposeIsTaken,
        };
    }

    /// <summary>Also true for operations that break a rule: a server class that names its interface must find it.</summary>
    static bool NeedsServerClass(ContractMembers members)
    {
        foreach (var method in members.Operations)
        {
            if (KnownTypes.FindPushAttribute(method, "TopicAttribute") is not { } topic || TopicReader.IsSet(topic, "Gated"))
                return true;
        }
        return members.Operations.Count == 0 || members.Others.Count > 0;
    }

    TypedConstant Named(string property) => Named(attribute, property);

    static TypedConstant Named(AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value;
        }
        return default;
    }

    internal static string WithoutLeadingI(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
}
