using System.Text;
using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Writes the methods that read payloads in their usual form.</summary>
static class ParsersEmitter
{
    /// <summary>The class is the file's own, so its name collides with none.</summary>
    public static string ClassOf(ContractModel contract) => contract.Names.Contract + "Parsers";

    public static void Write(SourceWriter writer, ContractModel contract)
    {
        writer.Line("/// <summary>Reads payloads exactly as a server writes them. What looks different is read by System.Text.Json.</summary>");
        FileHeader.Class(writer);
        FileHeader.Removed(writer, contract);
        writer.Line("[global::System.Diagnostics.DebuggerNonUserCode]");
        writer.Open($"file static class {ClassOf(contract)}");
        foreach (var parser in contract.Parsers)
        {
            writer.Open($"public static bool {parser.Method}(ref {Text.CodeGen}PlainReader json, out {parser.Type} value)");
            WriteBody(writer, parser);
            writer.Close();
            writer.Line();
        }
        writer.Close();
    }

    static void WriteBody(SourceWriter writer, ParserModel parser)
    {
        switch (parser.Form)
        {
            case ParserForm.Object:
                WriteObject(writer, parser);
                break;
            case ParserForm.OrNull:
                WriteOrNull(writer, parser.Inner!);
                break;
            default:
                WriteElements(writer, parser, parser.Inner!);
                break;
        }
    }

    static void WriteObject(SourceWriter writer, ParserModel parser)
    {
        for (int i = 0; i < parser.Members.Count; i++)
        {
            var member = parser.Members[i];
            string before = (i == 0 ? "{" : ",") + "\"" + member.JsonName + "\":";
            writer.Line($"{(i == 0 ? "if (" : "    && ")}{Take(before)} && {Read(member.Value, member.Local)}");
        }
        writer.Line(parser.Members.Count == 0 ? $"if ({Take("{}")})" : $"    && {Take("}")})");
        writer.Open();
        writer.Line($"value = {Make(parser)};");
        writer.Line("return true;");
        writer.Close();
        writer.Line("value = default;");
        writer.Line("return false;");
    }

    static string Make(ParserModel parser)
    {
        var text = new StringBuilder($"new {parser.Type}(");
        for (int i = 0; i < parser.Arguments.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(Convert(parser.Members[parser.Arguments[i]]));
        text.Append(')');
        int set = 0;
        foreach (var member in parser.Members)
        {
            if (member.Property is { } property)
                text.Append(set++ == 0 ? " { " : ", ").Append($"{property} = {Convert(member)}");
        }
        return text.Append(set == 0 ? "" : " }").ToString();
    }

    static string Convert(ParserMember member) => Convert(member.Value, member.Local);

    static string Convert(ParserValue value, string local) => value.Cast is { } type ? $"({type}){local}" : local;

    static void WriteOrNull(SourceWriter writer, ParserValue inner)
    {
        writer.Line("value = default;");
        writer.Line($"if ({Take("null")})");
        writer.Line("    return true;");
        writer.Line($"bool isThere = {Read(inner, "there")};");
        writer.Line("if (isThere)");
        writer.Line("    value = there;");
        writer.Line("return isThere;");
    }

    static void WriteElements(SourceWriter writer, ParserModel parser, ParserValue element)
    {
        string type = element.Cast ?? element.Type;
        writer.Line("value = default;");
        writer.Line($"if (!{Take("[")})");
        writer.Line("    return false;");
        writer.Line($"var elements = new global::System.Collections.Generic.List<{type}>();");
        writer.Line($"bool ends = {Take("]")};");
        writer.Open("while (!ends)");
        writer.Line($"if (!{Read(element, "element")})");
        writer.Line("    return false;");
        writer.Line($"elements.Add({Convert(element, "element")});");
        writer.Line($"ends = {Take("]")};");
        writer.Line($"if (!ends && !{Take(",")})");
        writer.Line("    return false;");
        writer.Close();
        writer.Line($"value = elements{(parser.Form == ParserForm.Array ? ".ToArray()" : "")};");
        writer.Line("return true;");
    }

    static string Take(string text) => $"json.Take({Text.Quoted(text)}u8)";

    static string Read(ParserValue value, string local) =>
        value.Method is { } method ? $"{method}(ref json, out {value.Type} {local})"
        : value.Type == "string?" ? $"json.ReadOrNull(out string? {local})"
        : $"json.Read(out {value.Type} {local})";
}
