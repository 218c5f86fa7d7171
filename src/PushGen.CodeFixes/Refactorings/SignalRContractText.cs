using System.Text;
using Microsoft.CodeAnalysis;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Parsing;

namespace PushGen.CodeFixes.Refactorings;

/// <summary>The text of a contract that does what a SignalR hub and its client interface do.</summary>
sealed class SignalRContractText
{
    const string Token = Written.Token + " cancellationToken = default";

    readonly INamedTypeSymbol client;
    readonly Dictionary<string, SignalRReceivers> receivers;
    readonly StringBuilder members = new(), records = new();
    readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase), recordNames = new(StringComparer.Ordinal);
    readonly TypeText types;
    readonly string accessibility;

    public SignalRContractText(INamedTypeSymbol client, INamedTypeSymbol? hub, Dictionary<string, SignalRReceivers> receivers, TypeText types)
    {
        this.types = types;
        this.client = client;
        this.receivers = receivers;
        accessibility = ContractPlace.IsPublic(client) ? "public" : "internal";
        Name = ContractName(client);
        if (hub is not null)
        {
            foreach (var call in SignalRHub.CallsOf(hub))
                names.Add(WireNames.OfOperation(call.Name));
        }
        foreach (var method in SignalRHub.MethodsOf(client))
            AddTopic(method);
        if (hub is not null)
        {
            foreach (var call in SignalRHub.CallsOf(hub))
                AddCall(call);
        }
    }

    public string Name { get; }

    public override string ToString()
    {
        string scope = TypeText.NamespaceOf(client) is { } name ? $"namespace {name};\n\n" : "";
        return $"{scope}[global::PushGen.PushContract]\n{accessibility} interface {Name}\n{{\n{members}}}\n{records}";
    }

    /// <summary><c>IChatClient</c> becomes <c>IChat</c>.</summary>
    static string ContractName(INamedTypeSymbol client)
    {
        string name = client.Name.Length > 7 && client.Name.EndsWith("Client", StringComparison.Ordinal) ? client.Name.Substring(0, client.Name.Length - 6) : client.Name + "Push";
        return client.ContainingNamespace.GetTypeMembers(name).IsEmpty ? name : name + "Push";
    }

    void AddTopic(IMethodSymbol method)
    {
        Separate();
        if (method.ReturnType is INamedTypeSymbol { Arity: 1 })
        {
            members.Append($"    // {method.Name} waits for a client's answer: let clients call an operation of their own instead.\n");
            return;
        }
        string name = WithoutAsync(method.Name);
        if (!names.Add(WireNames.OfOperation(name)))
            name = "On" + name;         // the hub has a method that is called so too
        receivers.TryGetValue(method.Name, out var to);
        string options = (to & SignalRReceivers.User) != 0 ? "(PerUser = true)" : "", key = (to & SignalRReceivers.Group) != 0 ? "string group, " : "";
        members.Append($"    [global::PushGen.Topic{options}]\n    {Written.AsyncEnumerable}<{Item(method)}> {TypeText.Identifier(name)}({key}{Token});\n");
    }

    /// <summary>One argument is the item; several, or none, become a record.</summary>
    string Item(IMethodSymbol method)
    {
        var parameters = new List<IParameterSymbol>();
        foreach (var parameter in method.Parameters)
        {
            if (!KnownTypes.IsCancellationToken(parameter.Type))
                parameters.Add(parameter);
        }
        if (parameters.Count == 1)
            return types.Of(parameters[0].Type);
        string name = RecordName(method, parameters);
        var list = new StringBuilder();
        foreach (var parameter in parameters)
            list.Append(list.Length > 0 ? ", " : "").Append(types.Of(parameter.Type)).Append(' ').Append(Pascal(parameter.Name));
        records.Append($"\n{accessibility} record {name}{(list.Length > 0 ? $"({list})" : "")};\n");
        return name;
    }

    string RecordName(IMethodSymbol method, List<IParameterSymbol> parameters)
    {
        string name = WithoutVerb(WithoutAsync(method.Name));
        bool isTaken = !recordNames.Add(name) || !client.ContainingNamespace.GetTypeMembers(name).IsEmpty;
        foreach (var parameter in parameters)
            isTaken |= Pascal(parameter.Name) == name;      // a member cannot be called like its type
        while (isTaken)
        {
            name += "Item";
            isTaken = !recordNames.Add(name) || !client.ContainingNamespace.GetTypeMembers(name).IsEmpty;
        }
        return name;
    }

    void AddCall(IMethodSymbol method)
    {
        Separate();
        members.Append($"    {Returned(method.ReturnType)} {TypeText.Identifier(WithoutAsync(method.Name))}(");
        foreach (var parameter in method.Parameters)
        {
            if (!KnownTypes.IsCancellationToken(parameter.Type) && !IsService(parameter))
                members.Append($"{Sequence(parameter.Type) ?? types.Of(parameter.Type)} {TypeText.Identifier(parameter.Name)}, ");
        }
        members.Append($"{Token});\n");
    }

    string Returned(ITypeSymbol type)
    {
        bool isTask = KnownTypes.IsTask(type) || KnownTypes.IsValueTask(type);
        var result = isTask && type is INamedTypeSymbol { Arity: 1 } task ? task.TypeArguments[0] : type;
        return Sequence(result) ?? (isTask ? types.Of(type) : type.SpecialType == SpecialType.System_Void ? Written.Task : $"{Written.Task}<{types.Of(type)}>");
    }

    /// <summary>SignalR's two forms of a sequence, as the one of PushGen.</summary>
    string? Sequence(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 1, Name: "ChannelReader" or "IAsyncEnumerable" } sequence
        ? $"{Written.AsyncEnumerable}<{types.Of(sequence.TypeArguments[0])}>"
        : null;

    static bool IsService(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute")
                return true;
        }
        return false;
    }

    void Separate() => members.Append(members.Length > 0 ? "\n" : "");

    static string WithoutAsync(string name) => name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    static string WithoutVerb(string name)
    {
        foreach (string verb in (string[])["Receive", "Send", "On"])
        {
            if (name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]))
                return name.Substring(verb.Length);
        }
        return name;
    }

    static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
