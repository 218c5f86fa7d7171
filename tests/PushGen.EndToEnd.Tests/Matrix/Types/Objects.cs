using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Records, structs and classes.</summary>
static class Objects
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of("Person", [new Person("Ada", 36), new Person("\"\n", 1, "a@example.com")]),
        EchoCase.Of("Point", [new Point(1, -2), default]),
        EchoCase.Of("Segment", [new Segment(new Point(0, 1), new Point(2, 3)), default]),
        EchoCase.Of("Pixel", [new Pixel { X = 1, Colour = Size.Large }, default]),
        EchoCase.Of("Strict", [new Strict { Id = 1, Name = "x" }, new Strict { Id = 2, Name = "y", Tags = ["a", "b"] }]),
        EchoCase.Of("Loose", [new Loose(), new Loose { Name = "x", Count = 3 }]),
        EchoCase.Of("Employee", [new Employee("Ada", 36, "Engines") { Boss = new Person("Charles", 50) }]),
        EchoCase.Of("Outer", [new Outer.Inner(1)]),
        EchoCase.Of("Deeper", [new Outer.Inner.Deeper("x")]),
        EchoCase.Of("Tree", [new Tree("root", [new Tree("leaf", []), new Tree("branch", [new Tree("leaf", [])])])]),
        EchoCase.Of("Page", [new Page<Person>([new Person("Ada", 36)], 1), new Page<Person>([], 0)]),
        EchoCase.Of("PageOfNullable", [new Page<Point?>([new Point(1, 2), null], 2)]),
        EchoCase.Of("Renamed", [new Renamed("x") { Unseen = "" }]),
        EchoCase.Of("Temperature", [new Temperature(21.5m), default]),
        EchoCase.Of("Empty", [new Empty()]),
        EchoCase.Of("Settings", [new Settings("x"), new Settings("x", Size.Large, 9, null)]),
    ];
}

public record Person(string Name, int Age, string? Mail = null);

public record struct Point(int X, int Y);

public readonly record struct Segment(Point From, Point To);

/// <summary>Neither record nor constructor.</summary>
public struct Pixel
{
    public int X { get; set; }

    public Size? Colour { get; init; }
}

public sealed record Strict
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public Sequence<string> Tags { get; init; } = [];
}

public sealed record Loose
{
    public string Name { get; set; } = "nobody";

    public int? Count { get; set; }
}

public sealed record Employee(string Name, int Age, string Office) : Person(Name, Age)
{
    public Person? Boss { get; init; }
}

public static class Outer
{
    public record Inner(int Value)
    {
        public record struct Deeper(string Text);
    }
}

public sealed record Tree(string Name, Sequence<Tree> Branches);

public sealed record Page<T>(Sequence<T> Items, int Total);

public sealed record Renamed([property: JsonPropertyName("the name")] string Name)
{
    [JsonIgnore]
    public string Unseen { get; init; } = "";
}

/// <summary>Has a converter of its own.</summary>
[JsonConverter(typeof(TemperatureConverter))]
public readonly record struct Temperature(decimal Celsius);

public sealed class TemperatureConverter : JsonConverter<Temperature>
{
    public override Temperature Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(decimal.Parse(reader.GetString()!.TrimEnd('C'), CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, Temperature value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Celsius.ToString(CultureInfo.InvariantCulture) + "C");
}

public sealed record Empty;

public sealed record Settings(string Name, Size Size = Size.Small, int Depth = 3, string? Note = "none");

/// <summary>A list that equals one with equal items, for records.</summary>
public sealed class Sequence<T> : List<T>
{
    public override bool Equals(object? obj) => obj is Sequence<T> other && this.SequenceEqual(other);

    public override int GetHashCode() => Count;
}

[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Point))]
[JsonSerializable(typeof(Segment))]
[JsonSerializable(typeof(Pixel))]
[JsonSerializable(typeof(Strict))]
[JsonSerializable(typeof(Loose))]
[JsonSerializable(typeof(Employee))]
[JsonSerializable(typeof(Outer.Inner))]
[JsonSerializable(typeof(Outer.Inner.Deeper))]
[JsonSerializable(typeof(Tree))]
[JsonSerializable(typeof(Page<Person>))]
[JsonSerializable(typeof(Page<Point?>))]
[JsonSerializable(typeof(Renamed))]
[JsonSerializable(typeof(Temperature))]
[JsonSerializable(typeof(Empty))]
[JsonSerializable(typeof(Settings))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
sealed partial class ObjectsJson : JsonSerializerContext;

[PushContract]
public interface IPerson : IEcho<Person>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IPersonInContext : IEcho<Person>;

public sealed class PersonServer(Received received) : EchoServer<Person>(received), IPersonServer, IPersonInContextServer;

[PushContract]
public interface IPoint : IEcho<Point>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IPointInContext : IEcho<Point>;

public sealed class PointServer(Received received) : EchoServer<Point>(received), IPointServer, IPointInContextServer;

[PushContract]
public interface ISegment : IEcho<Segment>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface ISegmentInContext : IEcho<Segment>;

public sealed class SegmentServer(Received received) : EchoServer<Segment>(received), ISegmentServer, ISegmentInContextServer;

[PushContract]
public interface IPixel : IEcho<Pixel>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IPixelInContext : IEcho<Pixel>;

public sealed class PixelServer(Received received) : EchoServer<Pixel>(received), IPixelServer, IPixelInContextServer;

[PushContract]
public interface IStrict : IEcho<Strict>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IStrictInContext : IEcho<Strict>;

public sealed class StrictServer(Received received) : EchoServer<Strict>(received), IStrictServer, IStrictInContextServer;

[PushContract]
public interface ILoose : IEcho<Loose>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface ILooseInContext : IEcho<Loose>;

public sealed class LooseServer(Received received) : EchoServer<Loose>(received), ILooseServer, ILooseInContextServer;

[PushContract]
public interface IEmployee : IEcho<Employee>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IEmployeeInContext : IEcho<Employee>;

public sealed class EmployeeServer(Received received) : EchoServer<Employee>(received), IEmployeeServer, IEmployeeInContextServer;

[PushContract]
public interface IOuter : IEcho<Outer.Inner>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IOuterInContext : IEcho<Outer.Inner>;

public sealed class OuterServer(Received received) : EchoServer<Outer.Inner>(received), IOuterServer, IOuterInContextServer;

[PushContract]
public interface IDeeper : IEcho<Outer.Inner.Deeper>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IDeeperInContext : IEcho<Outer.Inner.Deeper>;

public sealed class DeeperServer(Received received) : EchoServer<Outer.Inner.Deeper>(received), IDeeperServer, IDeeperInContextServer;

[PushContract]
public interface ITree : IEcho<Tree>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface ITreeInContext : IEcho<Tree>;

public sealed class TreeServer(Received received) : EchoServer<Tree>(received), ITreeServer, ITreeInContextServer;

[PushContract]
public interface IPage : IEcho<Page<Person>>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IPageInContext : IEcho<Page<Person>>;

public sealed class PageServer(Received received) : EchoServer<Page<Person>>(received), IPageServer, IPageInContextServer;

[PushContract]
public interface IPageOfNullable : IEcho<Page<Point?>>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IPageOfNullableInContext : IEcho<Page<Point?>>;

public sealed class PageOfNullableServer(Received received) : EchoServer<Page<Point?>>(received), IPageOfNullableServer, IPageOfNullableInContextServer;

[PushContract]
public interface IRenamed : IEcho<Renamed>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IRenamedInContext : IEcho<Renamed>;

public sealed class RenamedServer(Received received) : EchoServer<Renamed>(received), IRenamedServer, IRenamedInContextServer;

[PushContract]
public interface ITemperature : IEcho<Temperature>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface ITemperatureInContext : IEcho<Temperature>;

public sealed class TemperatureServer(Received received) : EchoServer<Temperature>(received), ITemperatureServer, ITemperatureInContextServer;

[PushContract]
public interface IEmpty : IEcho<Empty>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface IEmptyInContext : IEcho<Empty>;

public sealed class EmptyServer(Received received) : EchoServer<Empty>(received), IEmptyServer, IEmptyInContextServer;

[PushContract]
public interface ISettings : IEcho<Settings>;

[PushContract(JsonContext = typeof(ObjectsJson))]
public interface ISettingsInContext : IEcho<Settings>;

public sealed class SettingsServer(Received received) : EchoServer<Settings>(received), ISettingsServer, ISettingsInContextServer;
