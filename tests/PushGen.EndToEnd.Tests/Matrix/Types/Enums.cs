using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Enums as numbers and by name; values without a name too.</summary>
static class Enums
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of("Size", [Size.Small, Size.Large, (Size)42, (Size)(-1)]),
        EchoCase.Of("Access", [Access.None, Access.Read | Access.Write, Access.All, (Access)64]),
        EchoCase.Of("Huge", [Huge.Zero, Huge.Most]),
        EchoCase.Of("NamedSize", [NamedSize.Small, NamedSize.Large, (NamedSize)42]),
        EchoCase.Of("NamedAccess", [NamedAccess.None, NamedAccess.Read | NamedAccess.Write, (NamedAccess)64]),
        EchoCase.Of<NamedSize?>("NullableNamedSize", [NamedSize.Large, null]),
    ];
}

public enum Size
{
    Small = 1,
    Large = 2,
}

[Flags]
public enum Access : byte
{
    None = 0,
    Read = 1,
    Write = 2,
    All = 255,
}

public enum Huge : ulong
{
    Zero = 0,
    Most = ulong.MaxValue,
}

[JsonConverter(typeof(JsonStringEnumConverter<NamedSize>))]
public enum NamedSize
{
    Small = 1,
    [JsonStringEnumMemberName("very large")]
    Large = 2,
}

[Flags, JsonConverter(typeof(JsonStringEnumConverter<NamedAccess>))]
public enum NamedAccess
{
    None = 0,
    Read = 1,
    Write = 2,
}

[JsonSerializable(typeof(Size))]
[JsonSerializable(typeof(Access))]
[JsonSerializable(typeof(Huge))]
[JsonSerializable(typeof(NamedSize))]
[JsonSerializable(typeof(NamedAccess))]
[JsonSerializable(typeof(NamedSize?))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
sealed partial class EnumsJson : JsonSerializerContext;

[PushContract]
public interface ISize : IEcho<Size>;

[PushContract(JsonContext = typeof(EnumsJson))]
public interface ISizeInContext : IEcho<Size>;

public sealed class SizeServer(Received received) : EchoServer<Size>(received), ISizeServer, ISizeInContextServer;

[PushContract]
public interface IAccess : IEcho<Access>;

[PushContract(JsonContext = typeof(EnumsJson))]
public interface IAccessInContext : IEcho<Access>;

public sealed class AccessServer(Received received) : EchoServer<Access>(received), IAccessServer, IAccessInContextServer;

[PushContract]
public interface IHuge : IEcho<Huge>;

[PushContract(JsonContext = typeof(EnumsJson))]
public interface IHugeInContext : IEcho<Huge>;

public sealed class HugeServer(Received received) : EchoServer<Huge>(received), IHugeServer, IHugeInContextServer;

[PushContract]
public interface INamedSize : IEcho<NamedSize>;

[PushContract(JsonContext = typeof(EnumsJson))]
public interface INamedSizeInContext : IEcho<NamedSize>;

public sealed class NamedSizeServer(Received received) : EchoServer<NamedSize>(received), INamedSizeServer, INamedSizeInContextServer;

[PushContract]
public interface INamedAccess : IEcho<NamedAccess>;

[PushContract(JsonContext = typeof(EnumsJson))]
public interface INamedAccessInContext : IEcho<NamedAccess>;

public sealed class NamedAccessServer(Received received) : EchoServer<NamedAccess>(received), INamedAccessServer, INamedAccessInContextServer;

[PushContract]
public interface INullableNamedSize : IEcho<NamedSize?>;

[PushContract(JsonContext = typeof(EnumsJson))]
public interface INullableNamedSizeInContext : IEcho<NamedSize?>;

public sealed class NullableNamedSizeServer(Received received) : EchoServer<NamedSize?>(received), INullableNamedSizeServer, INullableNamedSizeInContextServer;
