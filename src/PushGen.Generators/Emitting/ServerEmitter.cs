using System.Text;
using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Writes the server interface and the publisher.</summary>
static class ServerEmitter
{
    public static void WriteInterface(SourceWriter writer, ServerModel server)
    {
        var contract = server.Contract;
        if (!contract.HasServerClass)
            return;
        writer.Line($"/// <summary>What the application implements for {Text.See(contract.DocId)}: its streams, calls and gates.</summary>");
        FileHeader.Interface(writer);
        writer.Line(Text.ServerHalf(contract));
        writer.Open($"{server.Accessibility} interface {contract.Names.Server}");
        bool first = true;
        foreach (var operation in contract.Operations)
        {
            if (operation.Topic is { Gate: null })
                continue;
            if (!first)
                writer.Line();
            first = false;
            if (operation.Topic is { Gate: { } gate })
            {
                writer.Line($"/// <summary>Decides whether the caller may subscribe to {Text.See(operation.DocId)} with this key.</summary>");
                FileHeader.Removed(writer, contract, operation);
                writer.Line($"global::System.Threading.Tasks.ValueTask<bool> {gate}({GateParameters(operation)});");
                continue;
            }
            writer.Line(Text.InheritDoc(operation));
            FileHeader.Removed(writer, contract, operation);
            writer.Line($"{operation.ReturnType} {operation.Names.Server}({Text.Declare(operation, withDefaults: false)});");
        }
        writer.Close();
        writer.Line();
    }

    static string GateParameters(OperationModel operation)
    {
        var text = new StringBuilder();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Role == ParameterRole.Argument)
                text.Append(parameter.Type).Append(' ').Append(parameter.Name).Append(", ");
        }
        string token = Text.NameOf(operation, ParameterRole.CancellationToken, "");
        if (token.Length == 0)
        {
            token = "cancellationToken";
            foreach (var parameter in operation.Parameters)
                token = parameter.Name == token ? token + "1" : token;
        }
        return text.Append(Text.CancellationToken).Append(' ').Append(token).ToString();
    }

    public static void WritePublisher(SourceWriter writer, ServerModel server)
    {
        var contract = server.Contract;
        var names = contract.Names;
        writer.Line($"/// <summary>Publishes to the topics of {Text.See(contract.DocId)}. Safe for concurrent use.</summary>");
        FileHeader.Class(writer);
        writer.Line(Text.ServerHalf(contract));
        writer.Open($"{server.Accessibility} sealed class {names.Publisher}");
        string assigned = names.TopicsField == "topics" ? "this.topics" : names.TopicsField;
        writer.Lines($"""
            private readonly global::PushGen.AspNetCore.PushTopics {names.TopicsField};

            /// <summary>A publisher over an application's topics; in a unit test, over <c>new PushTopics()</c>.</summary>
            public {names.Publisher}(global::PushGen.AspNetCore.PushTopics topics) => {assigned} = topics;
            """);
        writer.Line();
        foreach (var operation in contract.Operations)
        {
            if (operation.Topic is { } topic)
                WriteTopic(writer, contract, operation, topic);
        }
        Text.Throwing(writer, contract, ThrowingPlace.Publisher);
        writer.Close();
        writer.Line();
    }

    static void WriteTopic(SourceWriter writer, ContractModel contract, OperationModel operation, TopicModel topic)
    {
        writer.Line(Text.InheritDoc(operation));
        if (topic.UserId is { } documented)
            writer.Line($"/// <remarks>Of the user <paramref name=\"{documented}\"/>: the caller's user id, as <c>PushContext.UserId</c> gives it.</remarks>");

        var parameters = new StringBuilder(topic.UserId is { } userId ? "string " + userId : "");
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Role != ParameterRole.Argument)
                continue;
            parameters.Append(parameters.Length > 0 ? ", " : "").Append(parameter.IsParams ? "params " : "").Append(parameter.Type).Append(' ').Append(parameter.Name);
            if (parameter.Default is { } value)
                parameters.Append(" = ").Append(value);
        }
        FileHeader.Removed(writer, contract, operation);
        string topics = contract.Names.TopicsField, field = contract.Names.ContractReference + "." + operation.Names.Field;
        string key = Text.MakeArguments(operation);
        string call = topic.UserId is { } user ? $"{topics}.GetOfUser({field}, {user}, {key})" : $"{topics}.Get({field}, {key})";
        writer.Line($"public {(operation.Names.PublisherHides ? "new " : "")}global::PushGen.AspNetCore.Topic<{operation.Payload}> {operation.Names.Publisher}({parameters}) =>");
        writer.Line($"    {call};");
        writer.Line();
    }
}
