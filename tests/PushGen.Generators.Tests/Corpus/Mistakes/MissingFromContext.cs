using System.Text.Json.Serialization;

namespace M35;

public record Hotel(string Name);
public record Booking(int Nights);

[JsonSerializable(typeof(Hotel))]
public sealed partial class BookingJson : JsonSerializerContext;

[PushContract(JsonContext = typeof(BookingJson))]
public interface IBookings
{
    [Topic] IAsyncEnumerable<Hotel> Hotels(string city, CancellationToken cancellationToken = default);
    Task Book(Booking booking, CancellationToken cancellationToken = default);    // PUSH0102
}
