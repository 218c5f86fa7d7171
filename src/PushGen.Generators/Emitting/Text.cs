using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Small pieces that several emitters write.</summary>
static class Text
{
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string CodeGen = "global::PushGen.CodeGen.";

    public static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Beside(ContractModel contract, string type) => "global::" + (contract.Namespace is { } scope ? scope + "." : "") + type;

    /// <summary>Documentation taken from the contract. The id of the documentation file fits any type, which a written reference would not.</summary>
    public static string InheritDoc(OperationModel operation) => $"/// <inheritdoc cref=\"{operation.DocId}\"/>";

    /// <summary>The mark by which analyzers know what is generated, also from another project.</summary>
    public static string ServerHalf(ContractModel contract) => $"[global::PushGen.AspNetCore.CodeGen.ServerHalf({Quoted(contract.DocId)})]";

    public static string See(string docId) => $"<see cref=\"{docId}\"/>";

    /// <summary>All parameters as they are declared.</summary>
    public static string Declare(OperationModel operation, bool withDefaults)
    {
        var text = new StringBuilder();
        foreach (var parameter in operation.Parameters)
        {
            if (text.Length > 0)
                text.Append(", ");
            if (withDefaults && parameter.IsParams)
                text.Append("params ");
            text.Append(parameter.Type).Append(' ').Append(parameter.Name);
            if (withDefaults && parameter.Default is { } value)
                text.Append(" = ").Append(value);
        }
        return text.ToString();
    }

    /// <summary>The names of all parameters, to pass them on.</summary>
    public static string Pass(OperationModel operation)
    {
        var text = new StringBuilder();
        foreach (var parameter in operation.Parameters)
            text.Append(text.Length > 0 ? ", " : "").Append(parameter.Name);
        return text.ToString();
    }

    public static string NameOf(OperationModel operation, ParameterRole role, string otherwise)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Role == role)
                return parameter.Name;
        }
        return otherwise;
    }

    /// <summary>The key or arguments made of the method's parameters, where their type is known.</summary>
    public static string MakeArguments(OperationModel operation)
    {
        if (!operation.HasArguments)
            return "default";
        var text = new StringBuilder("new(");
        bool first = true;
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Role != ParameterRole.Argument)
                continue;
            text.Append(first ? "" : ", ").Append(parameter.Name);
            first = false;
        }
        return text.Append(')').ToString();
    }

    /// <summary>What stands for members that break a rule, each with an empty line behind it.</summary>
    public static void Throwing(SourceWriter writer, ContractModel contract, ThrowingPlace place)
    {
        foreach (var member in contract.Throwing)
        {
            if (member.Place != place)
                continue;
            string message = $"{member.Rule}: {member.Member} is no valid operation of a push contract. See {HelpLinks.For(member.Rule)}";
            string body = $"throw new global::System.NotSupportedException({Quoted(message)});";
            writer.Line($"/// <summary>Throws: the contract breaks {member.Rule} here.</summary>");
            writer.Open(member.Head);
            if (member.Accessors.Count == 0)
                writer.Line(body);
            foreach (string accessor in member.Accessors)
                writer.Line($"{accessor} {{ {body} }}");
            writer.Close();
            writer.Line();
        }
    }
}
