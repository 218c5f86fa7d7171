using System.Text;
using Microsoft.CodeAnalysis;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Parsing;

namespace PushGen.CodeFixes.Refactorings;

/// <summary>The text of a server class in which everything is still to be written.</summary>
sealed class ServerClassText(Compilation compilation)
{
    readonly TypeText types = new(ExternAliases.Of(compilation));

    const string NotImplemented = "global::System.NotImplementedException()";

    public string Of(string name, string? scope, INamedTypeSymbol server)
    {
        var text = new StringBuilder(scope is null ? "" : $"namespace {scope};\n\n");
        string accessibility = server.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        text.Append($"{accessibility} sealed class {name} : {types.Of(server)}\n{{\n");
        bool first = true;
        foreach (var member in server.GetMembers())
        {
            if (member is not IMethodSymbol method)
                continue;
            text.Append(first ? "" : "\n");
            first = false;
            AddMethod(text, method);
        }
        return text.Append("}\n").ToString();
    }

    void AddMethod(StringBuilder text, IMethodSymbol method)
    {
        bool isStream = KnownTypes.IsAsyncEnumerable(method.ReturnType);
        text.Append($"    public {(isStream ? "async " : "")}{types.Of(method.ReturnType)} {TypeText.Identifier(method.Name)}(");
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Ordinal > 0)
                text.Append(", ");
            if (isStream && KnownTypes.IsCancellationToken(parameter.Type))
                text.Append("[global::System.Runtime.CompilerServices.EnumeratorCancellation] ");
            text.Append(types.Of(parameter.Type)).Append(' ').Append(TypeText.Identifier(parameter.Name));
        }
        if (!isStream)
        {
            text.Append($") => throw new {NotImplemented};\n");
            return;
        }
        // An iterator has to yield and to await; this is the shortest that does both, throws, and compiles without warning.
        string item = types.Of(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]);
        text.Append($")\n    {{\n        yield return await {Written.Task}.FromException<{item}>(new {NotImplemented});\n    }}\n");
    }
}
