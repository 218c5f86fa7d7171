using System.Text;
using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>Declarations that stand for members that break a rule. They are whatever shape the author wrote, which is why they are text and not a model.</summary>
sealed class ThrowingMembers(List<ThrowingMemberModel> throwing, TypeText types)
{
    public void AddOperation(OperationDraft draft, OperationNames names)
    {
        var method = draft.Method;
        string rule = draft.Rule!, member = TypeText.ShowMember(method);
        bool isPublic = names.IsPublicInClient && method.Arity == 0 && !method.ReturnsByRef && !method.ReturnsByRefReadonly;
        if (isPublic)
        {
            string type = draft.IsSequence ? $"global::PushGen.Subscription<{types.Of(draft.Payload!)}>" : types.Of(method.ReturnType);
            string name = TypeText.Identifier(method.Name), parameters = Parameters(method, withDefaults: true);
            string head = $"{Public(names.ClientHides)}{Unsafe(method)}{type} {name}({parameters})";
            throwing.Add(Member(ThrowingPlace.Client, head, rule, member));
        }
        if (!isPublic || draft.IsSequence)
            throwing.Add(Member(ThrowingPlace.Client, ExplicitHead(method), rule, member));

        if (draft is { Topic: not null, IsSequence: true } && CanBeKey(method))
        {
            string type = $"global::PushGen.AspNetCore.Topic<{types.Of(draft.Payload!)}>";
            string head = $"{Public(names.PublisherHides)}{type} {names.Publisher}({PublisherParameters(draft)})";
            throwing.Add(Member(ThrowingPlace.Publisher, head, rule, member));
        }
        string endpoint = $"{Public(names.EndpointHides)}global::Microsoft.AspNetCore.Builder.IEndpointConventionBuilder {names.Endpoint}";
        throwing.Add(Member(ThrowingPlace.Endpoints, endpoint, rule, member, "get"));
    }

    static string Public(bool hides) => hides ? "public new " : "public ";

    public void AddOther(ISymbol member)
    {
        const string Rule = DiagnosticIds.MemberIsNoMethod;
        string declaring = types.Of(member.ContainingType), shown = TypeText.ShowMember(member), @static = member.IsStatic ? "static " : "";
        switch (member)
        {
            case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                throwing.Add(Member(ThrowingPlace.Client, @static + ExplicitHead(method), Rule, shown));
                break;
            case IPropertySymbol property:
                string name = property.IsIndexer
                    ? $"this[{Parameters(property.Parameters, withDefaults: false)}]"
                    : TypeText.Identifier(property.Name);
                string reference = property.ReturnsByRefReadonly ? "ref readonly " : property.ReturnsByRef ? "ref " : "";
                string propertyHead = $"{@static}{reference}{types.Of(property.Type)} {declaring}.{name}";
                throwing.Add(Member(ThrowingPlace.Client, propertyHead, Rule, shown, Accessors(property)));
                break;
            case IEventSymbol @event:
                string eventHead = $"{@static}event {types.Of(@event.Type)} {declaring}.{TypeText.Identifier(@event.Name)}";
                throwing.Add(Member(ThrowingPlace.Client, eventHead, Rule, shown, "add", "remove"));
                break;
        }
    }

    static string[] Accessors(IPropertySymbol property) =>
        property.SetMethod is not { } setter ? ["get"]
        : property.GetMethod is null ? [setter.IsInitOnly ? "init" : "set"]
        : ["get", setter.IsInitOnly ? "init" : "set"];

    static ThrowingMemberModel Member(ThrowingPlace place, string head, string rule, string member, params string[] accessors) =>
        new() { Place = place, Head = head, Accessors = new EquatableArray<string>(accessors), Rule = rule, Member = member };

    string ExplicitHead(IMethodSymbol method)
    {
        var head = new StringBuilder(Unsafe(method));
        if (method.ReturnsByRefReadonly)
            head.Append("ref readonly ");
        else if (method.ReturnsByRef)
            head.Append("ref ");
        // Annotated type parameters would ask for a constraint; without annotations nothing does.
        head.Append(method.Arity > 0 ? types.Unannotated(method.ReturnType) : types.Of(method.ReturnType));
        head.Append(' ').Append(types.Of(method.ContainingType)).Append('.').Append(TypeText.Identifier(method.Name));
        for (int i = 0; i < method.Arity; i++)
            head.Append(i == 0 ? "<" : ", ").Append(TypeText.Identifier(method.TypeParameters[i].Name));
        if (method.Arity > 0)
            head.Append('>');
        return head.Append('(').Append(Parameters(method, withDefaults: false)).Append(')').ToString();
    }

    static string Unsafe(IMethodSymbol method)
    {
        bool pointers = IsPointer(method.ReturnType);
        foreach (var parameter in method.Parameters)
            pointers |= IsPointer(parameter.Type);
        return pointers ? "unsafe " : "";
    }

    static bool IsPointer(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer || (type is IArrayTypeSymbol array && IsPointer(array.ElementType));

    static bool CanBeKey(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || IsPointer(parameter.Type))
                return false;
        }
        return method.Arity == 0;
    }

    string PublisherParameters(OperationDraft draft)
    {
        var text = new StringBuilder();
        if (OperationNamer.IsPerUser(draft))
            text.Append("string userId_");
        foreach (var parameter in draft.Method.Parameters)
        {
            if (KnownTypes.IsCancellationToken(parameter.Type) || KnownTypes.IsAsyncEnumerable(parameter.Type))
                continue;
            text.Append(text.Length > 0 ? ", " : "").Append(types.Of(parameter.Type)).Append(' ').Append(TypeText.Identifier(parameter.Name));
        }
        return text.ToString();
    }

    string Parameters(IMethodSymbol method, bool withDefaults) => Parameters(method.Parameters, withDefaults, annotated: method.Arity == 0);

    string Parameters(System.Collections.Immutable.ImmutableArray<IParameterSymbol> parameters, bool withDefaults, bool annotated = true)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters)
        {
            if (text.Length > 0)
                text.Append(", ");
            if (parameter.ScopedKind == ScopedKind.ScopedValue && !parameter.IsParams)
                text.Append("scoped ");
            text.Append(parameter.RefKind switch
            {
                RefKind.Ref => "ref ",
                RefKind.Out => "out ",
                RefKind.In => "in ",
                RefKind.RefReadOnlyParameter => "ref readonly ",
                _ => withDefaults && parameter.IsParams ? "params " : "",
            });
            text.Append(annotated ? types.Of(parameter.Type) : types.Unannotated(parameter.Type)).Append(' ').Append(TypeText.Identifier(parameter.Name));
            if (withDefaults && DefaultValueText.Of(parameter, types) is { } value)
                text.Append(" = ").Append(value);
        }
        return text.ToString();
    }
}
