namespace M39;

public class Coordinates    // PUSH0106
{
    public Coordinates(double latitude, double longitude) { Latitude = latitude; Longitude = longitude; }
    public Coordinates(string text) : this(text.Length, 0) { }
    public double Latitude { get; }
    public double Longitude { get; }
}

[PushContract]
public interface IGeocoder
{
    Task<Coordinates> Locate(string address, CancellationToken cancellationToken = default);
}
