namespace M36;

public abstract record Shape(string Color);    // PUSH0103
public sealed record Circle(string Color, double Radius) : Shape(Color);
public sealed record Square(string Color, double Side) : Shape(Color);

[PushContract]
public interface IDrawing
{
    [Topic] IAsyncEnumerable<Shape> Shapes(CancellationToken cancellationToken = default);
}
