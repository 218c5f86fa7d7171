using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Dictionaries by every kind of key, and pairs.</summary>
static class Dictionaries
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of<Dictionary<string, Person>>("ByText", [[], new() { [""] = new Person("", 0), ["A b\n\"ä"] = new Person("Ada", 36), ["$type"] = new Person("x", 1) }]),
        EchoCase.Of<Dictionary<int, string>>("ByInt", [new() { [-1] = "a", [int.MaxValue] = "b" }]),
        EchoCase.Of<Dictionary<Guid, int>>("ByGuid", [new() { [Guid.Empty] = 1 }]),
        EchoCase.Of<Dictionary<Size, int>>("BySize", [new() { [Size.Large] = 1, [(Size)9] = 2 }]),
        EchoCase.Of<Dictionary<DateOnly, int[]>>("ByDate", [new() { [DateOnly.MaxValue] = [1, 2] }]),
        EchoCase.Of<Dictionary<bool, int?>>("ByBool", [new() { [true] = 1, [false] = null }]),
        EchoCase.Of<Dictionary<double, int>>("ByDouble", [new() { [0.1] = 1 }]),
        EchoCase.Of<IDictionary<string, int>>("AnyDictionary", [new Dictionary<string, int> { ["a"] = 1 }]),
        EchoCase.Of<IReadOnlyDictionary<string, Point>>("ReadOnlyDictionary", [new Dictionary<string, Point> { ["a"] = new(1, 2) }]),
        EchoCase.Of<SortedDictionary<string, int>>("SortedDictionary", [new() { ["b"] = 1, ["a"] = 2 }]),
        EchoCase.Of<OrderedDictionary<string, int>>("OrderedDictionary", [new() { ["b"] = 1, ["a"] = 2 }]),
        EchoCase.Of<ConcurrentDictionary<string, int>>("ConcurrentDictionary", [new() { ["a"] = 1 }]),
        EchoCase.Of("ImmutableDictionary", [ImmutableDictionary<string, int>.Empty.Add("a", 1)]),
        EchoCase.Of("ImmutableSorted", [ImmutableSortedDictionary<string, int>.Empty.Add("b", 1).Add("a", 2)]),
        EchoCase.Of("Pair", [KeyValuePair.Create("a", new Point(1, 2)), default(KeyValuePair<string, Point>)]),
    ];
}

[JsonSerializable(typeof(Dictionary<string, Person>))]
[JsonSerializable(typeof(Dictionary<int, string>))]
[JsonSerializable(typeof(Dictionary<Guid, int>))]
[JsonSerializable(typeof(Dictionary<Size, int>))]
[JsonSerializable(typeof(Dictionary<DateOnly, int[]>))]
[JsonSerializable(typeof(Dictionary<bool, int?>))]
[JsonSerializable(typeof(Dictionary<double, int>))]
[JsonSerializable(typeof(IDictionary<string, int>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, Point>))]
[JsonSerializable(typeof(SortedDictionary<string, int>))]
[JsonSerializable(typeof(OrderedDictionary<string, int>))]
[JsonSerializable(typeof(ConcurrentDictionary<string, int>))]
[JsonSerializable(typeof(ImmutableDictionary<string, int>))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, int>))]
[JsonSerializable(typeof(KeyValuePair<string, Point>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
sealed partial class DictionariesJson : JsonSerializerContext;

[PushContract]
public interface IByText : IEcho<Dictionary<string, Person>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IByTextInContext : IEcho<Dictionary<string, Person>>;

public sealed class ByTextServer(Received received) : EchoServer<Dictionary<string, Person>>(received), IByTextServer, IByTextInContextServer;

[PushContract]
public interface IByInt : IEcho<Dictionary<int, string>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IByIntInContext : IEcho<Dictionary<int, string>>;

public sealed class ByIntServer(Received received) : EchoServer<Dictionary<int, string>>(received), IByIntServer, IByIntInContextServer;

[PushContract]
public interface IByGuid : IEcho<Dictionary<Guid, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IByGuidInContext : IEcho<Dictionary<Guid, int>>;

public sealed class ByGuidServer(Received received) : EchoServer<Dictionary<Guid, int>>(received), IByGuidServer, IByGuidInContextServer;

[PushContract]
public interface IBySize : IEcho<Dictionary<Size, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IBySizeInContext : IEcho<Dictionary<Size, int>>;

public sealed class BySizeServer(Received received) : EchoServer<Dictionary<Size, int>>(received), IBySizeServer, IBySizeInContextServer;

[PushContract]
public interface IByDate : IEcho<Dictionary<DateOnly, int[]>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IByDateInContext : IEcho<Dictionary<DateOnly, int[]>>;

public sealed class ByDateServer(Received received) : EchoServer<Dictionary<DateOnly, int[]>>(received), IByDateServer, IByDateInContextServer;

[PushContract]
public interface IByBool : IEcho<Dictionary<bool, int?>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IByBoolInContext : IEcho<Dictionary<bool, int?>>;

public sealed class ByBoolServer(Received received) : EchoServer<Dictionary<bool, int?>>(received), IByBoolServer, IByBoolInContextServer;

[PushContract]
public interface IByDouble : IEcho<Dictionary<double, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IByDoubleInContext : IEcho<Dictionary<double, int>>;

public sealed class ByDoubleServer(Received received) : EchoServer<Dictionary<double, int>>(received), IByDoubleServer, IByDoubleInContextServer;

[PushContract]
public interface IAnyDictionary : IEcho<IDictionary<string, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IAnyDictionaryInContext : IEcho<IDictionary<string, int>>;

public sealed class AnyDictionaryServer(Received received) : EchoServer<IDictionary<string, int>>(received), IAnyDictionaryServer, IAnyDictionaryInContextServer;

[PushContract]
public interface IReadOnlyDictionary : IEcho<IReadOnlyDictionary<string, Point>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IReadOnlyDictionaryInContext : IEcho<IReadOnlyDictionary<string, Point>>;

public sealed class ReadOnlyDictionaryServer(Received received) : EchoServer<IReadOnlyDictionary<string, Point>>(received), IReadOnlyDictionaryServer, IReadOnlyDictionaryInContextServer;

[PushContract]
public interface ISortedDictionary : IEcho<SortedDictionary<string, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface ISortedDictionaryInContext : IEcho<SortedDictionary<string, int>>;

public sealed class SortedDictionaryServer(Received received) : EchoServer<SortedDictionary<string, int>>(received), ISortedDictionaryServer, ISortedDictionaryInContextServer;

[PushContract]
public interface IOrderedDictionary : IEcho<OrderedDictionary<string, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IOrderedDictionaryInContext : IEcho<OrderedDictionary<string, int>>;

public sealed class OrderedDictionaryServer(Received received) : EchoServer<OrderedDictionary<string, int>>(received), IOrderedDictionaryServer, IOrderedDictionaryInContextServer;

[PushContract]
public interface IConcurrentDictionary : IEcho<ConcurrentDictionary<string, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IConcurrentDictionaryInContext : IEcho<ConcurrentDictionary<string, int>>;

public sealed class ConcurrentDictionaryServer(Received received) : EchoServer<ConcurrentDictionary<string, int>>(received), IConcurrentDictionaryServer, IConcurrentDictionaryInContextServer;

[PushContract]
public interface IImmutableDictionary : IEcho<ImmutableDictionary<string, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IImmutableDictionaryInContext : IEcho<ImmutableDictionary<string, int>>;

public sealed class ImmutableDictionaryServer(Received received) : EchoServer<ImmutableDictionary<string, int>>(received), IImmutableDictionaryServer, IImmutableDictionaryInContextServer;

[PushContract]
public interface IImmutableSorted : IEcho<ImmutableSortedDictionary<string, int>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IImmutableSortedInContext : IEcho<ImmutableSortedDictionary<string, int>>;

public sealed class ImmutableSortedServer(Received received) : EchoServer<ImmutableSortedDictionary<string, int>>(received), IImmutableSortedServer, IImmutableSortedInContextServer;

[PushContract]
public interface IPair : IEcho<KeyValuePair<string, Point>>;

[PushContract(JsonContext = typeof(DictionariesJson))]
public interface IPairInContext : IEcho<KeyValuePair<string, Point>>;

public sealed class PairServer(Received received) : EchoServer<KeyValuePair<string, Point>>(received), IPairServer, IPairInContextServer;
