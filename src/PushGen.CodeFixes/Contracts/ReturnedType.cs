using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.CodeFixes.Contracts;

/// <summary>What an operation that breaks a rule returns, as the author wrote it, and what could have been meant.</summary>
readonly struct ReturnedType
{
    /// <summary>What it gives, or null for void.</summary>
    public TypeSyntax? Result { get; private init; }

    /// <summary>What it gives one after the other, where that may have been meant.</summary>
    public TypeSyntax? Items { get; private init; }

    /// <summary>The task in a task.</summary>
    public TypeSyntax? Inner { get; private init; }

    /// <summary>Whether it is a task already, of something that a call can return.</summary>
    public bool IsTask { get; private init; }

    /// <summary>Whether a task of it makes sense.</summary>
    public bool CanBeAwaited { get; private init; }

    public static ReturnedType Read(MethodDeclarationSyntax method, SemanticModel model)
    {
        var written = method.ReturnType is RefTypeSyntax reference ? reference.Type : method.ReturnType;
        if (model.GetTypeInfo(written).Type is not { } type || type.TypeKind is TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer || type.IsRefLikeType)
            return default;
        if (type.SpecialType == SpecialType.System_Void)
            return new ReturnedType { CanBeAwaited = true };
        if (type.Name is "Task" or "ValueTask")
            return OfTask(written);
        if (Argument(written) is { } item && type.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerator" or "IObservable" or "ChannelReader")
            return new ReturnedType { Items = item, Result = written, CanBeAwaited = type.Name == "IEnumerable" };
        return new ReturnedType { Result = written, CanBeAwaited = true, Items = method.ReturnType == written ? written : null };
    }

    static ReturnedType OfTask(TypeSyntax task)
    {
        if (Argument(task) is not { } result)
            return new ReturnedType { IsTask = true };
        return Argument(result) is { } item && Name(result) is "IAsyncEnumerable" or "IObservable" or "ChannelReader" ? new ReturnedType { Items = item }
            : Name(result) is "Task" or "ValueTask" ? new ReturnedType { Inner = result, Items = Argument(result) }
            : new ReturnedType { IsTask = true, Items = result };
    }

    static string? Name(TypeSyntax type) => (type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax)?.Identifier.ValueText;

    static TypeSyntax? Argument(TypeSyntax type) =>
        (type is QualifiedNameSyntax qualified ? qualified.Right : type) is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } ? arguments[0] : null;
}
