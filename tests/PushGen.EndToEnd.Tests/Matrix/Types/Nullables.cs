using System.Text.Json;
using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Nullable values and references: there and not there.</summary>
static class Nullables
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of<bool?>("NullableBool", [true, null, false]),
        EchoCase.Of<int?>("NullableInt", [7, null]),
        EchoCase.Of<Int128?>("NullableInt128", [Int128.MaxValue, null]),
        EchoCase.Of<Half?>("NullableHalf", [Half.One, null]),
        EchoCase.Of<Guid?>("NullableGuid", [Guid.Empty, null]),
        EchoCase.Of<DateOnly?>("NullableDateOnly", [DateOnly.MaxValue, null]),
        EchoCase.Of<TimeSpan?>("NullableTimeSpan", [TimeSpan.Zero, null]),
        EchoCase.Of<Size?>("NullableSize", [Size.Large, null]),
        EchoCase.Of<Point?>("NullablePoint", [new Point(1, -2), null]),
        EchoCase.Of<string?>("NullableText", ["x", null, ""]),
        EchoCase.Of<byte[]?>("NullableBytes", [[1], null]),
        EchoCase.Of<Person?>("NullablePerson", [new Person("Ada", 36), null]),
        EchoCase.Of<List<string?>?>("NullableList", [["x", null], null, []]),
        EchoCase.Of<JsonElement?>("NullableElement", [JsonElement.Parse("{}"), null], element => element.ToString()),
    ];
}

[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(Int128?))]
[JsonSerializable(typeof(Half?))]
[JsonSerializable(typeof(Guid?))]
[JsonSerializable(typeof(DateOnly?))]
[JsonSerializable(typeof(TimeSpan?))]
[JsonSerializable(typeof(Size?))]
[JsonSerializable(typeof(Point?))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(byte[]))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(int))]
sealed partial class NullablesJson : JsonSerializerContext;

[PushContract]
public interface INullableBool : IEcho<bool?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableBoolInContext : IEcho<bool?>;

public sealed class NullableBoolServer(Received received) : EchoServer<bool?>(received), INullableBoolServer, INullableBoolInContextServer;

[PushContract]
public interface INullableInt : IEcho<int?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableIntInContext : IEcho<int?>;

public sealed class NullableIntServer(Received received) : EchoServer<int?>(received), INullableIntServer, INullableIntInContextServer;

[PushContract]
public interface INullableInt128 : IEcho<Int128?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableInt128InContext : IEcho<Int128?>;

public sealed class NullableInt128Server(Received received) : EchoServer<Int128?>(received), INullableInt128Server, INullableInt128InContextServer;

[PushContract]
public interface INullableHalf : IEcho<Half?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableHalfInContext : IEcho<Half?>;

public sealed class NullableHalfServer(Received received) : EchoServer<Half?>(received), INullableHalfServer, INullableHalfInContextServer;

[PushContract]
public interface INullableGuid : IEcho<Guid?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableGuidInContext : IEcho<Guid?>;

public sealed class NullableGuidServer(Received received) : EchoServer<Guid?>(received), INullableGuidServer, INullableGuidInContextServer;

[PushContract]
public interface INullableDateOnly : IEcho<DateOnly?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableDateOnlyInContext : IEcho<DateOnly?>;

public sealed class NullableDateOnlyServer(Received received) : EchoServer<DateOnly?>(received), INullableDateOnlyServer, INullableDateOnlyInContextServer;

[PushContract]
public interface INullableTimeSpan : IEcho<TimeSpan?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableTimeSpanInContext : IEcho<TimeSpan?>;

public sealed class NullableTimeSpanServer(Received received) : EchoServer<TimeSpan?>(received), INullableTimeSpanServer, INullableTimeSpanInContextServer;

[PushContract]
public interface INullableSize : IEcho<Size?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableSizeInContext : IEcho<Size?>;

public sealed class NullableSizeServer(Received received) : EchoServer<Size?>(received), INullableSizeServer, INullableSizeInContextServer;

[PushContract]
public interface INullablePoint : IEcho<Point?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullablePointInContext : IEcho<Point?>;

public sealed class NullablePointServer(Received received) : EchoServer<Point?>(received), INullablePointServer, INullablePointInContextServer;

[PushContract]
public interface INullableText : IEcho<string?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableTextInContext : IEcho<string?>;

public sealed class NullableTextServer(Received received) : EchoServer<string?>(received), INullableTextServer, INullableTextInContextServer;

[PushContract]
public interface INullableBytes : IEcho<byte[]?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableBytesInContext : IEcho<byte[]?>;

public sealed class NullableBytesServer(Received received) : EchoServer<byte[]?>(received), INullableBytesServer, INullableBytesInContextServer;

[PushContract]
public interface INullablePerson : IEcho<Person?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullablePersonInContext : IEcho<Person?>;

public sealed class NullablePersonServer(Received received) : EchoServer<Person?>(received), INullablePersonServer, INullablePersonInContextServer;

[PushContract]
public interface INullableList : IEcho<List<string?>?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableListInContext : IEcho<List<string?>?>;

public sealed class NullableListServer(Received received) : EchoServer<List<string?>?>(received), INullableListServer, INullableListInContextServer;

[PushContract]
public interface INullableElement : IEcho<JsonElement?>;

[PushContract(JsonContext = typeof(NullablesJson))]
public interface INullableElementInContext : IEcho<JsonElement?>;

public sealed class NullableElementServer(Received received) : EchoServer<JsonElement?>(received), INullableElementServer, INullableElementInContextServer;
