using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Sequences and sets.</summary>
static class Collections
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of<List<Person>>("List", [[], [new Person("Ada", 36), new Person("", 0)]]),
        EchoCase.Of<Person[]>("Array", [[], [new Person("Ada", 36)]]),
        EchoCase.Of<int[]>("Ints", [[], [1, -2]]),
        EchoCase.Of<int[][]>("Jagged", [[], [[1], [], [2, 3]]]),
        EchoCase.Of<List<List<int?>>>("NestedLists", [[[], [1, null]]]),
        EchoCase.Of<List<Point>>("StructList", [[new Point(1, 2), default]]),
        EchoCase.Of<List<NamedSize>>("EnumList", [[NamedSize.Large]]),
        EchoCase.Of<IEnumerable<int>>("Enumerable", [new List<int> { 1, 2 }]),
        EchoCase.Of<IReadOnlyList<string>>("ReadOnlyList", [new List<string> { "a" }]),
        EchoCase.Of<IReadOnlyCollection<string>>("ReadOnlyCollection", [new List<string> { "a" }]),
        EchoCase.Of<IList<string>>("MutableList", [new List<string> { "a" }]),
        EchoCase.Of<ISet<int>>("Set", [new HashSet<int> { 1, 2 }]),
        EchoCase.Of<HashSet<string>>("HashSet", [[], ["a", "b"]]),
        EchoCase.Of<SortedSet<int>>("SortedSet", [[2, 1]]),
        EchoCase.Of("Queue", [new Queue<int>([1, 2])]),
        EchoCase.Of("LinkedList", [new LinkedList<int>([1, 2])]),
        EchoCase.Of<Collection<int>>("Collection", [[1, 2]]),
        EchoCase.Of<ImmutableArray<Person>>("ImmutableArray", [[], [new Person("Ada", 36)]], array => array.IsDefault ? null : array),
        EchoCase.Of<ImmutableList<int>>("ImmutableList", [[], [1, 2]]),
        EchoCase.Of<ImmutableHashSet<string>>("ImmutableHashSet", [["a", "b"]]),
        EchoCase.Of<ImmutableQueue<int>>("ImmutableQueue", [[1, 2]]),
        EchoCase.Of<Stack<int>>("Stack", [new Stack<int>([1, 2])], stack => stack?.Order().ToArray()),
        EchoCase.Of<ReadOnlyMemory<int>>("ReadOnlyMemory", [new int[] { 1, 2 }, default], numbers => numbers.ToArray()),
    ];
}

[JsonSerializable(typeof(List<Person>))]
[JsonSerializable(typeof(Person[]))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(int[][]))]
[JsonSerializable(typeof(IEnumerable<int>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
[JsonSerializable(typeof(IList<string>))]
[JsonSerializable(typeof(ISet<int>))]
[JsonSerializable(typeof(HashSet<string>))]
[JsonSerializable(typeof(SortedSet<int>))]
[JsonSerializable(typeof(Queue<int>))]
[JsonSerializable(typeof(Stack<int>))]
[JsonSerializable(typeof(LinkedList<int>))]
[JsonSerializable(typeof(Collection<int>))]
[JsonSerializable(typeof(ImmutableArray<Person>))]
[JsonSerializable(typeof(ImmutableList<int>))]
[JsonSerializable(typeof(ImmutableHashSet<string>))]
[JsonSerializable(typeof(ImmutableQueue<int>))]
[JsonSerializable(typeof(List<List<int?>>))]
[JsonSerializable(typeof(List<Point>))]
[JsonSerializable(typeof(List<NamedSize>))]
[JsonSerializable(typeof(ReadOnlyMemory<int>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
sealed partial class CollectionsJson : JsonSerializerContext;

[PushContract]
public interface IList : IEcho<List<Person>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IListInContext : IEcho<List<Person>>;

public sealed class ListServer(Received received) : EchoServer<List<Person>>(received), IListServer, IListInContextServer;

[PushContract]
public interface IArray : IEcho<Person[]>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IArrayInContext : IEcho<Person[]>;

public sealed class ArrayServer(Received received) : EchoServer<Person[]>(received), IArrayServer, IArrayInContextServer;

[PushContract]
public interface IInts : IEcho<int[]>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IIntsInContext : IEcho<int[]>;

public sealed class IntsServer(Received received) : EchoServer<int[]>(received), IIntsServer, IIntsInContextServer;

[PushContract]
public interface IJagged : IEcho<int[][]>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IJaggedInContext : IEcho<int[][]>;

public sealed class JaggedServer(Received received) : EchoServer<int[][]>(received), IJaggedServer, IJaggedInContextServer;

[PushContract]
public interface IEnumerable : IEcho<IEnumerable<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IEnumerableInContext : IEcho<IEnumerable<int>>;

public sealed class EnumerableServer(Received received) : EchoServer<IEnumerable<int>>(received), IEnumerableServer, IEnumerableInContextServer;

[PushContract]
public interface IReadOnlyList : IEcho<IReadOnlyList<string>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IReadOnlyListInContext : IEcho<IReadOnlyList<string>>;

public sealed class ReadOnlyListServer(Received received) : EchoServer<IReadOnlyList<string>>(received), IReadOnlyListServer, IReadOnlyListInContextServer;

[PushContract]
public interface IReadOnlyCollection : IEcho<IReadOnlyCollection<string>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IReadOnlyCollectionInContext : IEcho<IReadOnlyCollection<string>>;

public sealed class ReadOnlyCollectionServer(Received received) : EchoServer<IReadOnlyCollection<string>>(received), IReadOnlyCollectionServer, IReadOnlyCollectionInContextServer;

[PushContract]
public interface IMutableList : IEcho<IList<string>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IMutableListInContext : IEcho<IList<string>>;

public sealed class MutableListServer(Received received) : EchoServer<IList<string>>(received), IMutableListServer, IMutableListInContextServer;

[PushContract]
public interface ISet : IEcho<ISet<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface ISetInContext : IEcho<ISet<int>>;

public sealed class SetServer(Received received) : EchoServer<ISet<int>>(received), ISetServer, ISetInContextServer;

[PushContract]
public interface IHashSet : IEcho<HashSet<string>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IHashSetInContext : IEcho<HashSet<string>>;

public sealed class HashSetServer(Received received) : EchoServer<HashSet<string>>(received), IHashSetServer, IHashSetInContextServer;

[PushContract]
public interface ISortedSet : IEcho<SortedSet<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface ISortedSetInContext : IEcho<SortedSet<int>>;

public sealed class SortedSetServer(Received received) : EchoServer<SortedSet<int>>(received), ISortedSetServer, ISortedSetInContextServer;

[PushContract]
public interface IQueue : IEcho<Queue<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IQueueInContext : IEcho<Queue<int>>;

public sealed class QueueServer(Received received) : EchoServer<Queue<int>>(received), IQueueServer, IQueueInContextServer;

[PushContract]
public interface IStack : IEcho<Stack<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IStackInContext : IEcho<Stack<int>>;

public sealed class StackServer(Received received) : EchoServer<Stack<int>>(received), IStackServer, IStackInContextServer;

[PushContract]
public interface ILinkedList : IEcho<LinkedList<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface ILinkedListInContext : IEcho<LinkedList<int>>;

public sealed class LinkedListServer(Received received) : EchoServer<LinkedList<int>>(received), ILinkedListServer, ILinkedListInContextServer;

[PushContract]
public interface ICollection : IEcho<Collection<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface ICollectionInContext : IEcho<Collection<int>>;

public sealed class CollectionServer(Received received) : EchoServer<Collection<int>>(received), ICollectionServer, ICollectionInContextServer;

[PushContract]
public interface IImmutableArray : IEcho<ImmutableArray<Person>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IImmutableArrayInContext : IEcho<ImmutableArray<Person>>;

public sealed class ImmutableArrayServer(Received received) : EchoServer<ImmutableArray<Person>>(received), IImmutableArrayServer, IImmutableArrayInContextServer;

[PushContract]
public interface IImmutableList : IEcho<ImmutableList<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IImmutableListInContext : IEcho<ImmutableList<int>>;

public sealed class ImmutableListServer(Received received) : EchoServer<ImmutableList<int>>(received), IImmutableListServer, IImmutableListInContextServer;

[PushContract]
public interface IImmutableHashSet : IEcho<ImmutableHashSet<string>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IImmutableHashSetInContext : IEcho<ImmutableHashSet<string>>;

public sealed class ImmutableHashSetServer(Received received) : EchoServer<ImmutableHashSet<string>>(received), IImmutableHashSetServer, IImmutableHashSetInContextServer;

[PushContract]
public interface IImmutableQueue : IEcho<ImmutableQueue<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IImmutableQueueInContext : IEcho<ImmutableQueue<int>>;

public sealed class ImmutableQueueServer(Received received) : EchoServer<ImmutableQueue<int>>(received), IImmutableQueueServer, IImmutableQueueInContextServer;

[PushContract]
public interface INestedLists : IEcho<List<List<int?>>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface INestedListsInContext : IEcho<List<List<int?>>>;

public sealed class NestedListsServer(Received received) : EchoServer<List<List<int?>>>(received), INestedListsServer, INestedListsInContextServer;

[PushContract]
public interface IStructList : IEcho<List<Point>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IStructListInContext : IEcho<List<Point>>;

public sealed class StructListServer(Received received) : EchoServer<List<Point>>(received), IStructListServer, IStructListInContextServer;

[PushContract]
public interface IEnumList : IEcho<List<NamedSize>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IEnumListInContext : IEcho<List<NamedSize>>;

public sealed class EnumListServer(Received received) : EchoServer<List<NamedSize>>(received), IEnumListServer, IEnumListInContextServer;

[PushContract]
public interface IReadOnlyMemory : IEcho<ReadOnlyMemory<int>>;

[PushContract(JsonContext = typeof(CollectionsJson))]
public interface IReadOnlyMemoryInContext : IEcho<ReadOnlyMemory<int>>;

public sealed class ReadOnlyMemoryServer(Received received) : EchoServer<ReadOnlyMemory<int>>(received), IReadOnlyMemoryServer, IReadOnlyMemoryInContextServer;
