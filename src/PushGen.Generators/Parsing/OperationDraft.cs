using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;
using OperationKind = PushGen.Generators.Model.OperationKind;

namespace PushGen.Generators.Parsing;

/// <summary>An operation while it is read: what is known before all names are given out.</summary>
sealed class OperationDraft(IMethodSymbol method, AttributeData? topic, string wireName)
{
    public IMethodSymbol Method { get; } = method;

    public AttributeData? Topic { get; } = topic;

    public string WireName { get; } = wireName;

    /// <summary>The first rule that the operation breaks; such an operation is generated as a member that throws.</summary>
    public string? Rule { get; set; }

    /// <summary>Null where the return type is none of those that operations have.</summary>
    public ReturnForm? ReturnForm { get; set; }

    public ITypeSymbol? Payload { get; set; }

    public ITypeSymbol? Element { get; set; }

    public List<ParameterModel> Parameters { get; } = [];

    public bool IsSequence => ReturnForm == Model.ReturnForm.Sequence;

    public OperationKind Kind =>
        IsSequence ? Topic is null ? OperationKind.Stream : OperationKind.Topic
        : Element is null ? OperationKind.Call : OperationKind.Upload;
}
