using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Text, and what is written as text.</summary>
static class Texts
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of("Text", ["", " ", "say \"hi\"\\", "a\r\nb\tc", "\0\u0001\u001F\u007F", "\u0085\u2028\u2029\uFEFF", "\uFFFF", "ä€𝄞😀", "</script>&'+", new string('x', 5000)]),
        EchoCase.Of("Char", ['x', '"', '\\', '\0', '\n', 'ß', '\u2028']),
        EchoCase.Of("Guid", [Guid.Empty, Guid.AllBitsSet, new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff")]),
        EchoCase.Of("Uri", [new Uri("https://example.com:8080/a%20b?c=ä&d#e"), new Uri("../up", UriKind.Relative), new Uri("urn:isbn:1")], uri => uri?.OriginalString),
        EchoCase.Of("Version", [new Version(1, 2), new Version(1, 2, 3), new Version(int.MaxValue, 0, 0, 1)]),
        EchoCase.Of<byte[]>("Bytes", [[], [0, 255, 127], AllBytes]),
        EchoCase.Of<ReadOnlyMemory<byte>>("ReadOnlyBytes", [AllBytes, default], bytes => bytes.ToArray()),
        EchoCase.Of<Memory<byte>>("MemoryBytes", [AllBytes, default], bytes => bytes.ToArray()),
    ];

    static byte[] AllBytes => [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
}

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(char))]
[JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(Uri))]
[JsonSerializable(typeof(Version))]
[JsonSerializable(typeof(byte[]))]
[JsonSerializable(typeof(ReadOnlyMemory<byte>))]
[JsonSerializable(typeof(Memory<byte>))]
[JsonSerializable(typeof(int))]
sealed partial class TextsJson : JsonSerializerContext;

[PushContract]
public interface IText : IEcho<string>;

[PushContract(JsonContext = typeof(TextsJson))]
public interface ITextInContext : IEcho<string>;

public sealed class TextServer(Received received) : EchoServer<string>(received), ITextServer, ITextInContextServer;

[PushContract]
public interface IChar : IEcho<char>;

[PushContract(JsonContext = typeof(TextsJson))]
public interface ICharInContext : IEcho<char>;

public sealed class CharServer(Received received) : EchoServer<char>(received), ICharServer, ICharInContextServer;

[PushContract]
public interface IGuid : IEcho<Guid>;

[PushContract(JsonContext = typeof(TextsJson))]
public interface IGuidInContext : IEcho<Guid>;

public sealed class GuidServer(Received received) : EchoServer<Guid>(received), IGuidServer, IGuidInContextServer;

[PushContract]
public interface IUri : IEcho<Uri>;

[PushContract(JsonContext = typeof(TextsJson))]
public interface IUriInContext : IEcho<Uri>;

public sealed class UriServer(Received received) : EchoServer<Uri>(received), IUriServer, IUriInContextServer;

[PushContract]
public interface IVersion : IEcho<Version>;

[PushContract(JsonContext = typeof(TextsJson))]
public interface IVersionInContext : IEcho<Version>;

public sealed class VersionServer(Received received) : EchoServer<Version>(received), IVersionServer, IVersionInContextServer;

[PushContract]
public interface IBytes : IEcho<byte[]>;

[PushContract(JsonContext = typeof(TextsJson))]
public interface IBytesInContext : IEcho<byte[]>;

public sealed class BytesServer(Received received) : EchoServer<byte[]>(received), IBytesServer, IBytesInContextServer;

[PushContract]
public interface IReadOnlyBytes : IEcho<ReadOnlyMemory<byte>>;

[PushContract(JsonContext = typeof(TextsJson))]
public interface IReadOnlyBytesInContext : IEcho<ReadOnlyMemory<byte>>;

public sealed class ReadOnlyBytesServer(Received received) : EchoServer<ReadOnlyMemory<byte>>(received), IReadOnlyBytesServer, IReadOnlyBytesInContextServer;

[PushContract]
public interface IMemoryBytes : IEcho<Memory<byte>>;

[PushContract(JsonContext = typeof(TextsJson))]
public interface IMemoryBytesInContext : IEcho<Memory<byte>>;

public sealed class MemoryBytesServer(Received received) : EchoServer<Memory<byte>>(received), IMemoryBytesServer, IMemoryBytesInContextServer;
