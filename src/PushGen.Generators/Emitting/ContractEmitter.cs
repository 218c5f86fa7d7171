using System.Text;
using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Writes the contract class: what both ends share.</summary>
static class ContractEmitter
{
    public static void Write(SourceWriter writer, ContractModel contract)
    {
        writer.Line($"/// <summary>What client and server of {Text.See(contract.DocId)} share: names on the wire and how payloads are written and read.</summary>");
        FileHeader.Class(writer);
        FileHeader.Removed(writer, contract);
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line("#pragma warning disable CS1591 // for generated code only");
        writer.Open($"{contract.Accessibility} static class {contract.Names.Contract}");
        WriteInfo(writer, contract);
        foreach (var operation in contract.Operations)
        {
            writer.Line();
            WriteField(writer, contract, operation);
            writer.Line();
            ArgumentsEmitter.Write(writer, operation);
        }
        writer.Close();
        writer.Line("#pragma warning restore CS1591");
    }

    static void WriteInfo(SourceWriter writer, ContractModel contract)
    {
        writer.Line($"public static readonly {Text.CodeGen}PushContractInfo Info = new(");
        writer.Indent();
        writer.Line($"{Text.Quoted(contract.WireName)},");
        writer.Line($"\"{contract.Hash}\",");
        string json = contract.JsonContext is { } context
            ? $"{Text.CodeGen}PushJson.Options({context}.Default, keepNaming: {(contract.KeepJsonNaming ? "true" : "false")})"
            : $"{Text.CodeGen}PushJson.Reflection({Text.Quoted(contract.WireName)}{(contract.KeepJsonNaming ? ", keepNaming: true" : "")})";
        writer.Line(json + (contract.Payloads.Count == 0 ? ");" : ","));
        for (int i = 0; i < contract.Payloads.Count; i++)
            writer.Line($"typeof({contract.Payloads[i]})" + (i == contract.Payloads.Count - 1 ? ");" : ","));
        writer.Dedent();
    }

    static void WriteField(SourceWriter writer, ContractModel contract, OperationModel operation)
    {
        string arguments = operation.Names.Arguments, payload = operation.Payload ?? Text.CodeGen + "NoResult";
        string type = operation.Kind switch
        {
            OperationKind.Topic => $"TopicOperation<{arguments}, {payload}>",
            OperationKind.Stream => $"StreamOperation<{arguments}, {payload}>",
            OperationKind.Call => $"CallOperation<{arguments}, {payload}>",
            _ => $"UploadOperation<{arguments}, {operation.Element}, {payload}>",
        };
        writer.Line($"public static readonly {(operation.Names.FieldHides ? "new " : "")}{Text.CodeGen}{type} {operation.Names.Field} =");
        writer.Indent();
        writer.Line($"new(Info, {Text.Quoted(operation.WireName)}, {Text.Quoted(operation.MemberName)}{Options(contract, operation)});");
        writer.Dedent();
    }

    static string Options(ContractModel contract, OperationModel operation)
    {
        var text = new StringBuilder();
        if (operation.Topic is { } topic)
            text.Append(", new global::PushGen.TopicAttribute").Append(Initializer(topic));
        if (operation.Repetition is { } repetition)
            text.Append($", {Text.CodeGen}CallRepetition.").Append(repetition);
        if (operation.ElementIsNullable)
            text.Append(", nullableElement: true");
        if (operation.PayloadIsNullable)
            text.Append(operation.IsEnumerated ? ", nullableItem: true" : ", nullableResult: true");
        if (operation.Parser is { } parser)
            text.Append($", parser: {ParsersEmitter.ClassOf(contract)}.{parser}");
        return text.ToString();
    }

    static string Initializer(TopicModel topic)
    {
        if (topic.Options.Count == 0)
            return "()";
        var text = new StringBuilder(" { ");
        for (int i = 0; i < topic.Options.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(topic.Options[i]);
        return text.Append(" }").ToString();
    }
}
