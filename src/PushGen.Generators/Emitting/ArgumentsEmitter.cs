using System.Text;
using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Writes the struct that holds a topic's key or an operation's arguments, and how it is written and read.</summary>
static class ArgumentsEmitter
{
    public static void Write(SourceWriter writer, OperationModel operation)
    {
        string name = operation.Names.Arguments;
        bool isKey = operation.Kind == OperationKind.Topic;
        var arguments = new List<ParameterModel>(operation.Parameters.Count);
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Role == ParameterRole.Argument)
                arguments.Add(parameter);
        }

        writer.Line("[global::System.Diagnostics.DebuggerNonUserCode]");
        writer.Open($"public readonly struct {name}{Constructor(arguments)} : {Text.CodeGen}{(isKey ? "ITopicKey" : "IArguments")}<{name}>");
        foreach (var argument in arguments)
            writer.Line($"public readonly {argument.Type} {argument.Field} = {argument.Field};");
        if (arguments.Count > 0)
            writer.Line();
        WriteWrite(writer, arguments, isKey);
        writer.Line();
        WriteRead(writer, name, arguments, isKey);
        writer.Close();
    }

    static string Constructor(List<ParameterModel> arguments)
    {
        if (arguments.Count == 0)
            return "";
        var text = new StringBuilder("(");
        foreach (var argument in arguments)
            text.Append(text.Length > 1 ? ", " : "").Append(argument.Type).Append(' ').Append(argument.Field);
        return text.Append(')').ToString();
    }

    static void WriteWrite(SourceWriter writer, List<ParameterModel> arguments, bool isKey)
    {
        string head = $"public void Write({Text.CodeGen}{(isKey ? "TopicKeyWriter" : "ArgumentWriter")} writer)";
        if (arguments.Count == 0)
        {
            writer.Line(head + " { }");
            return;
        }
        if (arguments.Count == 1 && !IsWrittenIfThere(arguments[0]))
        {
            writer.Line($"{head} => {WriteOne(arguments[0])};");
            return;
        }
        writer.Open(head);
        foreach (var argument in arguments)
        {
            if (IsWrittenIfThere(argument))
            {
                writer.Line($"if ({argument.Field} is not null)");
                writer.Line($"    {WriteOne(argument)};");
            }
            else
            {
                writer.Line(WriteOne(argument) + ";");
            }
        }
        writer.Close();
    }

    static bool IsWrittenIfThere(ParameterModel argument) => argument is { KeyForm: KeyForm.Reference, Presence: Presence.Nullable };

    static string WriteOne(ParameterModel argument)
    {
        string method = argument.KeyForm switch
        {
            KeyForm.None => argument is { Presence: Presence.Optional, Default: "default" } ? "WriteUnlessDefault" : "Write",
            KeyForm.Enum => "AddEnum",
            _ => "Add",
        };
        return $"writer.{method}({Text.Quoted(argument.WireName)}, {argument.Field})";
    }

    static void WriteRead(SourceWriter writer, string name, List<ParameterModel> arguments, bool isKey)
    {
        string head = $"public static {name} Read({(isKey ? Text.CodeGen + "TopicKeyReader" : "ref " + Text.CodeGen + "ArgumentReader")} reader) =>";
        if (arguments.Count == 0)
        {
            writer.Line(head + " default;");
            return;
        }
        if (arguments.Count == 1)
        {
            writer.Line($"{head} new({ReadOne(arguments[0])});");
            return;
        }
        writer.Line(head + " new(");
        writer.Indent();
        for (int i = 0; i < arguments.Count; i++)
            writer.Line(ReadOne(arguments[i]) + (i == arguments.Count - 1 ? ");" : ","));
        writer.Dedent();
    }

    static string ReadOne(ParameterModel argument) => argument.KeyForm == KeyForm.None ? ReadArgument(argument) : ReadKey(argument);

    static string ReadArgument(ParameterModel argument)
    {
        string method = argument.Presence.ToString();
        string otherwise = argument.Presence != Presence.Required && argument.Default is { } value and not "null" ? ", " + value : "";
        return $"reader.{method}<{argument.ReadType}>({Text.Quoted(argument.WireName)}{otherwise})";
    }

    // A nullable part that is absent is null, whatever the method's default: null has no other form.
    static string ReadKey(ParameterModel argument)
    {
        string method = (argument.KeyForm, argument.Presence) switch
        {
            (KeyForm.Text, Presence.Required) => "Text",
            (KeyForm.Text, _) => "OptionalText",
            (KeyForm.Enum, Presence.Required) => "EnumValue",
            (KeyForm.Enum, Presence.Optional) => "OptionalEnum",
            (KeyForm.Enum, _) => "NullableEnum",
            (_, Presence.Required) => "Value",
            (_, Presence.Optional) => "OptionalValue",
            (KeyForm.Reference, _) => "NullableReference",
            _ => "NullableValue",
        };
        string type = argument.KeyForm == KeyForm.Text ? "" : $"<{argument.ReadType}>";
        string otherwise = argument.Presence == Presence.Optional ? ", " + argument.Default : "";
        return $"reader.{method}{type}({Text.Quoted(argument.WireName)}{otherwise})";
    }
}
