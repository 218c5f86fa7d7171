using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>JSON itself as a payload.</summary>
static class Dynamics
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of("Element", [JsonElement.Parse("{\"a\":[1,2.50,null],\"A\":\"x\"}"), JsonElement.Parse("1e5"), JsonElement.Parse("null")], element => element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText()),
        EchoCase.Of("Document", [JsonDocument.Parse("[{}]"), JsonDocument.Parse("true")], document => document?.RootElement.GetRawText() ?? "null"),
        EchoCase.Of<JsonNode>("Node", [new JsonObject { ["a"] = 1, ["b"] = null }, JsonValue.Create("x")!], node => node?.ToJsonString()),
        EchoCase.Of<JsonNode?>("NullableNode", [new JsonArray(1, null), null], node => node?.ToJsonString()),
        EchoCase.Of("JsonObject", [new JsonObject { ["b"] = 1, ["a"] = new JsonObject() }], node => node?.ToJsonString()),
        EchoCase.Of("JsonArray", [new JsonArray(1, "x", null)], node => node?.ToJsonString()),
        EchoCase.Of("Extensible", [new Extensible("x") { Rest = new() { ["more"] = JsonElement.Parse("[1]") } }], value => value?.Name + value?.Rest?["more"].GetRawText()),
    ];
}

public sealed record Extensible(string Name)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonDocument))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(Extensible))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
sealed partial class DynamicsJson : JsonSerializerContext;

[PushContract]
public interface IElement : IEcho<JsonElement>;

[PushContract(JsonContext = typeof(DynamicsJson))]
public interface IElementInContext : IEcho<JsonElement>;

public sealed class ElementServer(Received received) : EchoServer<JsonElement>(received), IElementServer, IElementInContextServer;

[PushContract]
public interface IDocument : IEcho<JsonDocument>;

[PushContract(JsonContext = typeof(DynamicsJson))]
public interface IDocumentInContext : IEcho<JsonDocument>;

public sealed class DocumentServer(Received received) : EchoServer<JsonDocument>(received), IDocumentServer, IDocumentInContextServer;

[PushContract]
public interface INode : IEcho<JsonNode>;

[PushContract(JsonContext = typeof(DynamicsJson))]
public interface INodeInContext : IEcho<JsonNode>;

public sealed class NodeServer(Received received) : EchoServer<JsonNode>(received), INodeServer, INodeInContextServer;

[PushContract]
public interface INullableNode : IEcho<JsonNode?>;

[PushContract(JsonContext = typeof(DynamicsJson))]
public interface INullableNodeInContext : IEcho<JsonNode?>;

public sealed class NullableNodeServer(Received received) : EchoServer<JsonNode?>(received), INullableNodeServer, INullableNodeInContextServer;

[PushContract]
public interface IJsonObject : IEcho<JsonObject>;

[PushContract(JsonContext = typeof(DynamicsJson))]
public interface IJsonObjectInContext : IEcho<JsonObject>;

public sealed class JsonObjectServer(Received received) : EchoServer<JsonObject>(received), IJsonObjectServer, IJsonObjectInContextServer;

[PushContract]
public interface IJsonArray : IEcho<JsonArray>;

[PushContract(JsonContext = typeof(DynamicsJson))]
public interface IJsonArrayInContext : IEcho<JsonArray>;

public sealed class JsonArrayServer(Received received) : EchoServer<JsonArray>(received), IJsonArrayServer, IJsonArrayInContextServer;

[PushContract]
public interface IExtensible : IEcho<Extensible>;

[PushContract(JsonContext = typeof(DynamicsJson))]
public interface IExtensibleInContext : IEcho<Extensible>;

public sealed class ExtensibleServer(Received received) : EchoServer<Extensible>(received), IExtensibleServer, IExtensibleInContextServer;
