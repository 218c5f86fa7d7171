using System.Text;
using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;
using OperationKind = PushGen.Generators.Model.OperationKind;

namespace PushGen.Generators.Parsing;

/// <summary>Gives the operations their names in the generated types: the method's own wherever nothing else is called so.</summary>
sealed class OperationNamer
{
    readonly TypeText types;
    readonly string clientType;
    readonly UniqueNames fields, endpoints, server;
    readonly HashSet<string> clientSignatures = new(StringComparer.Ordinal);
    readonly HashSet<string> publisherSignatures = new(StringComparer.Ordinal);
    readonly HashSet<string> serverSignatures = new(StringComparer.Ordinal);
    readonly HashSet<string> overloaded = new(StringComparer.Ordinal);
    readonly string publisherType, serverType;

    public OperationNamer(string word, List<IMethodSymbol> methods, TypeText types)
    {
        this.types = types;
        clientType = word + "Client";
        publisherType = word + "Publisher";
        serverType = "I" + word + "Server";
        fields = new UniqueNames(word + "Contract", "Info");
        endpoints = new UniqueNames(word + "Endpoints");
        server = new UniqueNames(serverType);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            server.Reserve(method.Name);
            if (!seen.Add(method.Name) || UniqueNames.IsOfObject(method.Name))
                overloaded.Add(method.Name);
        }
    }

    public OperationNames Name(OperationDraft draft)
    {
        string name = draft.Method.Name;
        bool isOverloaded = overloaded.Contains(name);      // otherwise the name alone tells the method
        string types = isOverloaded ? Types(draft, argumentsOnly: false) : "";
        string publisherTypes = isOverloaded ? (IsPerUser(draft) ? "string," : "") + Types(draft, argumentsOnly: true) : "";
        string field = fields.Claim(name);
        string endpoint = endpoints.Claim(name);
        string publisher = draft.Topic is null ? name : Signature(publisherSignatures, publisherType, name, publisherTypes);
        return new OperationNames
        {
            Field = TypeText.Identifier(field),
            FieldHides = UniqueNames.IsOfObject(field),
            Arguments = fields.Claim(field + (draft.Kind == OperationKind.Topic ? "Key" : "Arguments")),
            Publisher = TypeText.Identifier(publisher),
            PublisherHides = HidesMethodOfObject(publisher, publisherTypes),
            Server = TypeText.Identifier(Signature(serverSignatures, serverType, name, types)),
            Endpoint = TypeText.Identifier(endpoint),
            EndpointHides = UniqueNames.IsOfObject(endpoint),
            IsPublicInClient = name != clientType && clientSignatures.Add(name + "(" + types),
            ClientHides = HidesMethodOfObject(name, types),
        };
    }

    /// <summary>A gate stands beside the operations in the server interface.</summary>
    public string Gate(OperationDraft draft) => server.Claim("Authorize" + draft.Method.Name);

    /// <summary>Asked for last, so that every endpoint has the name of its method.</summary>
    public string EndpointsParameter() => endpoints.Claim("endpoints");

    public static bool IsPerUser(OperationDraft draft) => draft.Topic is { } topic && TopicReader.IsSet(topic, "PerUser");

    static string Signature(HashSet<string> signatures, string type, string name, string types)
    {
        string unique = name == type ? name + "1" : name;
        for (int number = 1; !signatures.Add(unique + "(" + types); number++)
            unique = name + number;
        return unique;
    }

    string Types(OperationDraft draft, bool argumentsOnly)
    {
        var text = new StringBuilder();
        foreach (var parameter in draft.Method.Parameters)
        {
            if (argumentsOnly && (KnownTypes.IsCancellationToken(parameter.Type) || KnownTypes.IsAsyncEnumerable(parameter.Type)))
                continue;
            if (parameter.RefKind != RefKind.None)
                text.Append("ref ");
            text.Append(types.Unannotated(parameter.Type)).Append(',');
        }
        return text.Append(draft.Method.Arity).ToString();
    }

    static bool HidesMethodOfObject(string name, string types) => name switch
    {
        "ToString" or "GetHashCode" or "GetType" or "MemberwiseClone" => types == "0",
        "Equals" => types is "object,0" or "object,object,0",
        "ReferenceEquals" => types == "object,object,0",
        _ => false,
    };
}
