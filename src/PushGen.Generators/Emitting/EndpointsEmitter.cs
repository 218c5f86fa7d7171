using System.Text;
using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Writes the class with one convention builder per operation, made by mapping it.</summary>
static class EndpointsEmitter
{
    const string Builder = "global::Microsoft.AspNetCore.Builder.IEndpointConventionBuilder";
    const string Convention = "global::System.Action<global::Microsoft.AspNetCore.Builder.EndpointBuilder>";

    /// <summary>The library's part of the mapping, which the class is made with.</summary>
    public static string Mapper(ContractModel contract) =>
        $"global::PushGen.AspNetCore.CodeGen.ContractEndpoints<{(contract.HasServerClass ? Text.Beside(contract, contract.Names.Server) : "object")}>";

    public static void Write(SourceWriter writer, ServerModel server)
    {
        var contract = server.Contract;
        string endpoints = contract.Names.EndpointsParameter;
        writer.Line($"/// <summary>The endpoints of {Text.See(contract.DocId)}: conventions for all of them, or for one.</summary>");
        FileHeader.Class(writer);
        writer.Line(Text.ServerHalf(contract));
        writer.Line("[method: global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Open($"{server.Accessibility} sealed class {contract.Names.Endpoints}({Mapper(contract)} {endpoints}) : {Builder}");
        foreach (var operation in contract.Operations)
        {
            writer.Line(Text.InheritDoc(operation));
            WriteMapping(writer, contract, operation);
            writer.Line();
        }
        Text.Throwing(writer, contract, ThrowingPlace.Endpoints);
        writer.Line($"void {Builder}.Add({Convention} convention) => {endpoints}.Add(convention);");
        writer.Line();
        writer.Line($"void {Builder}.Finally({Convention} finallyConvention) => {endpoints}.Finally(finallyConvention);");
        writer.Close();
    }

    static void WriteMapping(SourceWriter writer, ContractModel contract, OperationModel operation)
    {
        string head = $"public {(operation.Names.EndpointHides ? "new " : "")}{Builder} {operation.Names.Endpoint} {{ get; }} =";
        string map = $"{contract.Names.EndpointsParameter}.{operation.Kind}({contract.Names.ContractReference}.{operation.Names.Field}";
        writer.Line(head);
        writer.Indent();
        if (operation.Topic is { Gate: null })
            writer.Line(map + ");");
        else
            WriteServed(writer, operation, map);
        writer.Dedent();
    }

    static void WriteServed(SourceWriter writer, OperationModel operation, string map)
    {
        string input = operation.Kind == OperationKind.Topic ? "key" : "arguments";
        string parameters = $"(server, {input}, {(operation.Kind == OperationKind.Upload ? "elements, " : "")}cancellationToken) =>";
        string call = Call(operation, input);
        writer.Line($"{map}, static {parameters}");
        writer.Line($"    {(operation.ReturnForm == ReturnForm.TaskOfResult ? $"new({call})" : call)});");
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
}
