using PushGen.AspNetCore;

namespace Calendars;

public sealed record Appointment
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required string Title { get; init; }
    public required DateTimeOffset Start { get; init; }
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(30);
    public IReadOnlyList<string> Guests { get; init; } = [];
    public DateTimeOffset End => Start + Length;
}

[PushContract]
public interface ICalendars
{
    [Topic(Gated = true, Retain = 300)]
    IAsyncEnumerable<Appointment> Day(string calendar, DateOnly day, CancellationToken cancellationToken = default);

    Task<Appointment> Book(string calendar, Appointment appointment, CancellationToken cancellationToken = default);
}

public sealed class CalendarsServer(CalendarsPublisher publisher) : ICalendarsServer
{
    public ValueTask<bool> AuthorizeDay(string calendar, DateOnly day, CancellationToken cancellationToken)
    {
        bool isPublic = calendar.StartsWith("public-", StringComparison.Ordinal);
        return new ValueTask<bool>(isPublic);
    }

    public async Task<Appointment> Book(string calendar, Appointment appointment, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(appointment.Start.UtcDateTime);
        _ = await publisher.Day(calendar, day).PublishAsync(appointment, cancellationToken);
        return appointment;
    }
}
