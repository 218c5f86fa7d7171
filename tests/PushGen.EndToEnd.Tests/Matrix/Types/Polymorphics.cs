using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Payloads that are one of several types.</summary>
static class Polymorphics
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of<Shape>("Shape", [new Circle(1.5), new Square(2)]),
        EchoCase.Of<IAnimal>("Beast", [new Dog("Rex"), new Cat(9)]),
        EchoCase.Of("Zoo", [new Zoo([new Dog("Rex"), new Cat(7)], new Circle(3))]),
        EchoCase.Of<IAnimal?>("NullableBeast", [new Dog("Rex"), null]),
        EchoCase.Of<Message>("Message", [new Message(1), new Note(2, "x")]),
    ];
}

[JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), "square")]
public abstract record Shape;

public sealed record Circle(double Radius) : Shape;

public sealed record Square(double Side) : Shape;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Dog), 1), JsonDerivedType(typeof(Cat), 2)]
public interface IAnimal;

public sealed record Dog(string Name) : IAnimal;

public sealed record Cat(int Lives) : IAnimal;

public sealed record Zoo(Sequence<IAnimal> Animals, Shape Ground);

/// <summary>A base that is also a value of its own.</summary>
[JsonDerivedType(typeof(Message), "message"), JsonDerivedType(typeof(Note), "note")]
public record Message(int Id);

public sealed record Note(int Id, string Text) : Message(Id);

[JsonSerializable(typeof(Shape))]
[JsonSerializable(typeof(IAnimal))]
[JsonSerializable(typeof(Zoo))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
sealed partial class PolymorphicsJson : JsonSerializerContext;

[PushContract]
public interface IShape : IEcho<Shape>;

[PushContract(JsonContext = typeof(PolymorphicsJson))]
public interface IShapeInContext : IEcho<Shape>;

public sealed class ShapeServer(Received received) : EchoServer<Shape>(received), IShapeServer, IShapeInContextServer;

[PushContract]
public interface IBeast : IEcho<IAnimal>;

[PushContract(JsonContext = typeof(PolymorphicsJson))]
public interface IBeastInContext : IEcho<IAnimal>;

public sealed class BeastServer(Received received) : EchoServer<IAnimal>(received), IBeastServer, IBeastInContextServer;

[PushContract]
public interface IZoo : IEcho<Zoo>;

[PushContract(JsonContext = typeof(PolymorphicsJson))]
public interface IZooInContext : IEcho<Zoo>;

public sealed class ZooServer(Received received) : EchoServer<Zoo>(received), IZooServer, IZooInContextServer;

[PushContract]
public interface INullableBeast : IEcho<IAnimal?>;

[PushContract(JsonContext = typeof(PolymorphicsJson))]
public interface INullableBeastInContext : IEcho<IAnimal?>;

public sealed class NullableBeastServer(Received received) : EchoServer<IAnimal?>(received), INullableBeastServer, INullableBeastInContextServer;

[PushContract]
public interface IMessage : IEcho<Message>;

[PushContract(JsonContext = typeof(PolymorphicsJson))]
public interface IMessageInContext : IEcho<Message>;

public sealed class MessageServer(Received received) : EchoServer<Message>(received), IMessageServer, IMessageInContextServer;
