using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;

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
    readonly string word, contractType;
    string endpointsParameter = "";

    ContractReader(INamedTypeSymbol contract, AttributeData attribute, Compilation compilation, IFindingSink? sink, CancellationToken cancellationToken)
    {
        this.contract = contract;
        this.attribute = attribute;
        aliases = ExternAliases.Of(compilation);
        types = new TypeText(aliases);
        warnings = new WarningIds(compilation.Assembly);
        this.sink = sink;
        this.cancellationToken = cancellationToken;
        contractType = types.Of(contract);
        word = ReadTypeName() ?? WithoutLeadingI(contract.Name);
    }

    public static ContractReading Read(
        INamedTypeSymbol contract, AttributeData attribute, Compilation compilation, IFindingSink? sink, CancellationToken cancellationToken)
    {
        if (ContractPlace.Rejection(contract) is { } rejected)
            return new ContractReading(null, rejected);     // PUSH0001, PUSH0002: reported by the generator
        return new ContractReading(new ContractReader(contract, attribute, compilation, sink, cancellationToken).Read(), null);
    }

    public static string WireName(INamedTypeSymbol contract, AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is string name ? name : WireNames.Kebab(WithoutLeadingI(contract.Name));

    string? ReadTypeName()
    {
        if (Named("TypeName").Value is not string name)
            return null;
        if (SyntaxFacts.IsValidIdentifier(name))
            return name;
        sink?.Add(Descriptors.TypeNameIsNoIdentifier, contract, contract.Name, name);
        return null;
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
            sink?.Add(Descriptors.WireNameIsIllegal, contract, wireName, $"the contract '{contract.Name}'", fault);

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
            Throwing = new EquatableArray<ThrowingMemberModel>([.. throwing]),
        };
    }

    ContractNames ReadNames(ContractMembers members)
    {
        string contractClass = word + "Contract";
        var client = new UniqueNames(word + "Client", "DisposeAsync");
        var publisher = new UniqueNames(word + "Publisher");
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

    TypedConstant Named(string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value;
        }
        return default;
    }

    static string WithoutLeadingI(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
}
