using System.Text;
using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Writes the class with one convention builder per operation, which also maps them.</summary>
static class EndpointsEmitter
{
    const string Builder = "global::Microsoft.AspNetCore.Builder.IEndpointConventionBuilder";
    const string Convention = "global::System.Action<global::Microsoft.AspNetCore.Builder.EndpointBuilder>";

    public static void Write(SourceWriter writer, ServerModel server)
    {
        var contract = server.Contract;
        writer.Line($"/// <summary>The endpoints of {Text.See(contract.DocId)}: conventions for all of them, or for one.</summary>");
        FileHeader.Class(writer);
        writer.Line(Text.ServerHalf(contract));
        writer.Open($"{server.Accessibility} sealed class {contract.Names.Endpoints} : {Builder}");
        WriteConstructor(writer, contract);
        foreach (var operation in contract.Operations)
        {
            writer.Line();
            writer.Line(Text.InheritDoc(operation));
            writer.Line($"public {(operation.Names.EndpointHides ? "new " : "")}{Builder} {operation.Names.Endpoint} {{ get; }}");
        }
        Text.Throwing(writer, contract, ThrowingPlace.Endpoints);
        WriteForAll(writer, contract, "Add", "convention");
        WriteForAll(writer, contract, "Finally", "finallyConvention");
        writer.Close();
    }

    static void WriteConstructor(SourceWriter writer, ContractModel contract)
    {
        string type = ServerType(contract);
        writer.Open($"internal {contract.Names.Endpoints}(global::PushGen.AspNetCore.PushRouteBuilder push)");
        writer.Line($"var endpoints = new global::PushGen.AspNetCore.CodeGen.ContractEndpoints<{type}>(push, {contract.Names.ContractReference}.Info, "
            + $"needsServer: {(contract.HasServerClass ? "true" : "false")});");
        foreach (var operation in contract.Operations)
            WriteMapping(writer, contract, operation);
        writer.Close();
    }

    static string ServerType(ContractModel contract) => contract.HasServerClass ? Text.Beside(contract, contract.Names.Server) : "object";

    // A local or parameter of the generated class hides an operation of its name.
    static string Member(OperationModel operation) =>
        operation.Names.Endpoint is "push" or "endpoints" or "convention" or "finallyConvention" ? "this." + operation.Names.Endpoint : operation.Names.Endpoint;

    static void WriteMapping(SourceWriter writer, ContractModel contract, OperationModel operation)
    {
        string method = operation.Kind.ToString(), field = contract.Names.ContractReference + "." + operation.Names.Field;
        if (operation.Topic is { Gate: null })
        {
            writer.Line($"{Member(operation)} = endpoints.{method}({field});");
            return;
        }
        string input = operation.Kind == OperationKind.Topic ? "key" : "arguments";
        string elements = operation.Kind == OperationKind.Upload
            ? $"global::System.Collections.Generic.IAsyncEnumerable<{operation.Element}> elements, "
            : "";
        bool hasNoResult = operation.ReturnForm is ReturnForm.Task or ReturnForm.ValueTask;
        writer.Line($"{Member(operation)} = endpoints.{method}({field},");
        writer.Indent();
        writer.Line($"static {(hasNoResult ? "async " : "")}({ServerType(contract)} server, {contract.Names.ContractReference}.{operation.Names.Arguments} {input}, "
            + $"{elements}{Text.CancellationToken} cancellationToken) =>");
        string call = Call(operation, input);
        if (hasNoResult)
        {
            writer.Line("{");
            writer.Line($"    await {call};");
            writer.Line($"    return default({Text.CodeGen}NoResult);");
            writer.Line("});");
        }
        else
        {
            string result = operation.ReturnForm == ReturnForm.TaskOfResult ? $"new global::System.Threading.Tasks.ValueTask<{operation.Payload}>({call})" : call;
            writer.Line($"    {result});");
        }
        writer.Dedent();
    }

    static string Call(OperationModel operation, string input)
    {
        var text = new StringBuilder();
        if (operation.Topic is { Gate: { } gate })
        {
            text.Append("server.").Append(gate).Append('(');
            foreach (var parameter in operation.Parameters)
            {
                if (parameter.Role == ParameterRole.Argument)
                    text.Append(input).Append('.').Append(parameter.Field).Append(", ");
            }
            return text.Append("cancellationToken)").ToString();
        }
        foreach (var parameter in operation.Parameters)
        {
            text.Append(text.Length > 0 ? ", " : "").Append(parameter.Role switch
            {
                ParameterRole.CancellationToken => "cancellationToken",
                ParameterRole.Upload => "elements",
                _ => input + "." + parameter.Field,
            });
        }
        return $"server.{operation.Names.Server}({text})";
    }

    static void WriteForAll(SourceWriter writer, ContractModel contract, string method, string convention)
    {
        writer.Line();
        writer.Open($"void {Builder}.{method}({Convention} {convention})");
        foreach (var operation in contract.Operations)
            writer.Line($"{Member(operation)}.{method}({convention});");
        writer.Close();
    }
}
