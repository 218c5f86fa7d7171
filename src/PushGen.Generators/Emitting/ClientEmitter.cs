using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Writes the client.</summary>
static class ClientEmitter
{
    public static void Write(SourceWriter writer, ContractModel contract)
    {
        var names = contract.Names;
        writer.Line($"/// <summary>A client of {Text.See(contract.DocId)}. Safe for concurrent use.</summary>");
        FileHeader.Class(writer);
        FileHeader.Attributes(writer, contract.Attributes);
        writer.Open($"{contract.Accessibility} sealed class {names.Client} : {contract.Type}, {Text.CodeGen}IPushClient<{names.Client}>, global::System.IAsyncDisposable");
        WriteConstruction(writer, contract);
        writer.Line();
        foreach (var operation in contract.Operations)
            WriteOperation(writer, contract, operation);
        Text.Throwing(writer, contract, ThrowingPlace.Client);

        writer.Line("/// <summary>Ends the client's subscriptions, and closes its connection if it is its own.</summary>");
        string dispose = names.DisposeIsTaken
            ? "global::System.Threading.Tasks.ValueTask global::System.IAsyncDisposable.DisposeAsync()"
            : "public global::System.Threading.Tasks.ValueTask DisposeAsync()";
        writer.Line($"{dispose} => {names.OwnsConnectionField} ? {names.ConnectionProperty}.DisposeAsync() : default;");
        writer.Line();
        writer.Line($"static {names.Client} {Text.CodeGen}IPushClient<{names.Client}>.Create(global::PushGen.PushConnection connection) => new(connection);");
        writer.Close();
    }

    static void WriteConstruction(SourceWriter writer, ContractModel contract)
    {
        var names = contract.Names;
        writer.Lines($$"""
            private readonly bool {{names.OwnsConnectionField}};

            /// <summary>A client with a connection of its own, closed when the client is disposed.</summary>
            /// <param name="address">Where the server maps PushGen, like <c>https://example.com/push</c>.</param>
            /// <param name="options">How the connection behaves, or null for the defaults.</param>
            public {{names.Client}}(string address, global::PushGen.PushClientOptions? options = null)
                : this(new global::PushGen.PushConnection(address, options)) => {{names.OwnsConnectionField}} = true;

            /// <summary>A client over a connection that others use too; disposing the client leaves it open.</summary>
            public {{names.Client}}(global::PushGen.PushConnection connection)
            {
                {{names.ConnectionProperty}} = connection;
                {{names.ContractReference}}.Info.EnsurePayloads();
            }

            /// <summary>The connection that the client uses.</summary>
            public global::PushGen.PushConnection {{names.ConnectionProperty}} { get; }
            """);
    }

    static void WriteOperation(SourceWriter writer, ContractModel contract, OperationModel operation)
    {
        string body = Body(contract, operation);
        string explicitHead = $"{operation.ReturnType} {operation.DeclaringType}.{operation.Name}({Text.Declare(operation, withDefaults: false)}) =>";
        if (operation.Names.IsPublicInClient)
        {
            string type = operation.IsEnumerated ? $"global::PushGen.Subscription<{operation.Payload}>" : operation.ReturnType;
            writer.Line(operation.IsEnumerated ? Text.InheritDoc(operation) : "/// <inheritdoc/>");
            FileHeader.Attributes(writer, operation.Attributes);
            WriteMethod(writer, $"public {(operation.Names.ClientHides ? "new " : "")}{type} {operation.Name}({Text.Declare(operation, withDefaults: true)}) =>", body);
            if (!operation.IsEnumerated)
                return;
            body = $"{(HasParameterOfItsName(operation) ? "this." : "")}{operation.Name}({Text.Pass(operation)});";
        }
        FileHeader.Attributes(writer, operation.Attributes);     // it may only be called where these stand
        WriteMethod(writer, explicitHead, body);
    }

    static bool HasParameterOfItsName(OperationModel operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Name == operation.Name)
                return true;
        }
        return false;
    }

    static void WriteMethod(SourceWriter writer, string head, string body)
    {
        writer.Line(head);
        writer.Indent();
        writer.Line(body);
        writer.Dedent();
        writer.Line();
    }

    static string Body(ContractModel contract, OperationModel operation)
    {
        string method = operation.Kind switch
        {
            OperationKind.Topic => "Topic",
            OperationKind.Stream => "Stream",
            OperationKind.Call => "CallAsync",
            _ => "UploadAsync",
        };
        string elements = operation.Kind == OperationKind.Upload ? ", " + Text.NameOf(operation, ParameterRole.Upload, "") : "";
        string token = Text.NameOf(operation, ParameterRole.CancellationToken, "default");
        string call = $"{Text.CodeGen}ClientCalls.{method}({contract.Names.ConnectionProperty}, {contract.Names.ContractReference}.{operation.Names.Field}, "
            + $"{Text.MakeArguments(operation)}{elements}, {token})";
        return operation.ReturnForm is ReturnForm.ValueTask or ReturnForm.ValueTaskOfResult ? $"new({call});" : call + ";";
    }
}
