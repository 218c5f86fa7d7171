using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>Reads the parameters of one method.</summary>
sealed class ParameterReader(Findings findings, TypeText types)
{
    public static string? GivenName(ISymbol symbol) =>
        KnownTypes.FindPushAttribute(symbol, "PushNameAttribute") is { ConstructorArguments.Length: 1 } attribute
            ? attribute.ConstructorArguments[0].Value as string
            : null;

    public void Read(OperationDraft draft)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        bool hasToken = false;
        foreach (var parameter in draft.Method.Parameters)
        {
            if (ReferenceFault(parameter) is { } fault)
                findings.Add(draft, Descriptors.ParameterIsByReference, parameter, parameter.Name, TypeText.ShowMember(draft.Method), fault);

            if (KnownTypes.IsCancellationToken(parameter.Type))
            {
                CheckToken(draft, parameter, isFirst: !hasToken);
                hasToken = true;
                draft.Parameters.Add(Plain(parameter, ParameterRole.CancellationToken));
            }
            else if (KnownTypes.IsAsyncEnumerable(parameter.Type))
            {
                ReadUpload(draft, parameter);
            }
            else
            {
                draft.Parameters.Add(ReadArgument(draft, parameter, names));
            }
        }
    }

    static string? ReferenceFault(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: RefKind.Ref } => "passed by ref",
        { RefKind: RefKind.Out } => "an out parameter",
        { RefKind: not RefKind.None } => "passed by in",
        { Type.TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "a pointer",
        { Type.IsRefLikeType: true } => "a ref struct",
        _ => null,
    };

    void CheckToken(OperationDraft draft, IParameterSymbol token, bool isFirst)
    {
        if (!isFirst)
        {
            findings.Add(draft, Descriptors.SeveralCancellationTokens, token, TypeText.ShowMember(draft.Method), token.Name);
            return;
        }
        for (int i = token.Ordinal + 1; i < draft.Method.Parameters.Length; i++)
        {
            var later = draft.Method.Parameters[i];
            if (KnownTypes.IsCancellationToken(later.Type) || later.IsParams)     // nothing can stand behind params
                continue;
            findings.Add(draft, Descriptors.CancellationTokenIsNotLast, token, token.Name, TypeText.ShowMember(draft.Method));
            return;
        }
    }

    void ReadUpload(OperationDraft draft, IParameterSymbol parameter)
    {
        string? fault = draft.IsSequence ? $"a {(draft.Topic is null ? "stream" : "topic")} takes none"
            : draft.Element is not null ? "the call has one already"
            : null;
        if (fault is not null)
            findings.Add(draft, Descriptors.SequenceIsMisplaced, parameter, parameter.Name, TypeText.ShowMember(draft.Method), fault);
        draft.Element ??= ((INamedTypeSymbol)parameter.Type).TypeArguments[0];
        draft.Parameters.Add(Plain(parameter, ParameterRole.Upload));
    }

    ParameterModel ReadArgument(OperationDraft draft, IParameterSymbol parameter, HashSet<string> names)
    {
        string wireName = GivenName(parameter) ?? parameter.Name;
        string? fault = wireName.Length == 0 && parameter.Name.Length > 0 ? "it is empty"
            : !names.Add(wireName) && parameter.Name.Length > 0 ? "another parameter is called so"
            : null;
        if (fault is not null)
            findings.Add(draft, Descriptors.WireNameIsIllegal, parameter, wireName, $"the parameter '{parameter.Name}' of '{TypeText.ShowMember(draft.Method)}'", fault);

        var form = KeyForm.None;
        if (draft is { Topic: not null, IsSequence: true })
        {
            form = KeyFormOf(NotNull(parameter.Type));
            CheckKey(draft, parameter, form, wireName);
        }
        var plain = Plain(parameter, ParameterRole.Argument);
        bool nullable = TypeText.IsNullable(parameter.Type) || plain.Default == "null";
        var read = form == KeyForm.None ? parameter.Type : NotNull(parameter.Type);
        return plain with
        {
            WireName = wireName,
            ReadType = nullable ? types.NotNull(read) : plain.Type,
            Presence = nullable ? Presence.Nullable : plain.Default is not null ? Presence.Optional : Presence.Required,
            KeyForm = form,
        };
    }

    void CheckKey(OperationDraft draft, IParameterSymbol parameter, KeyForm form, string wireName)
    {
        if (form == KeyForm.None && parameter.Type.TypeKind is not (TypeKind.TypeParameter or TypeKind.Error))
            findings.Add(draft, Descriptors.KeyTypeIsUnsupported, parameter, parameter.Name, TypeText.ShowMember(draft.Method), TypeText.Show(parameter.Type));
        if (WireNames.IsReservedKey(wireName))
            findings.Add(draft, Descriptors.KeyNameIsReserved, parameter, parameter.Name, TypeText.ShowMember(draft.Method), wireName);
    }

    KeyForm KeyFormOf(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String ? KeyForm.Text
        : type.TypeKind == TypeKind.Enum ? KeyForm.Enum
        : !KnownTypes.HasTextForm(type) && !(findings.AreForgotten && MayGetTextForm(type)) ? KeyForm.None
        : type.IsReferenceType ? KeyForm.Reference
        : KeyForm.Value;

    // Another generator may complete the type (an id type, say), which this one cannot see. The analyzers can, and report what is left.
    static bool MayGetTextForm(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
            return true;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return true;
        }
        return false;
    }

    static ITypeSymbol NotNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    ParameterModel Plain(IParameterSymbol parameter, ParameterRole role) => new()
    {
        Role = role,
        Name = TypeText.Identifier(parameter.Name),
        Field = "",
        WireName = "",
        Type = types.Of(parameter.Type),
        ReadType = "",
        IsParams = parameter.IsParams,
        Default = DefaultValueText.Of(parameter, types),
        Presence = Presence.Required,
        KeyForm = KeyForm.None,
    };
}
