using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Dates and times, with everything that tells two of them apart.</summary>
static class Times
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of("DateTime", [DateTime.MinValue, DateTime.MaxValue, new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1), DateTime.UnixEpoch.ToLocalTime()], time => (time, time.Kind)),
        EchoCase.Of("DateTimeOffset", [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromMinutes(-210))], time => (time, time.Offset)),
        EchoCase.Of("DateOnly", [DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29)]),
        EchoCase.Of("TimeOnly", [TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(12, 30)]),
        EchoCase.Of("TimeSpan", [TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(-1), TimeSpan.Zero]),
    ];
}

[JsonSerializable(typeof(DateTime))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(TimeOnly))]
[JsonSerializable(typeof(TimeSpan))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
sealed partial class TimesJson : JsonSerializerContext;

[PushContract]
public interface IDateTime : IEcho<DateTime>;

[PushContract(JsonContext = typeof(TimesJson))]
public interface IDateTimeInContext : IEcho<DateTime>;

public sealed class DateTimeServer(Received received) : EchoServer<DateTime>(received), IDateTimeServer, IDateTimeInContextServer;

[PushContract]
public interface IDateTimeOffset : IEcho<DateTimeOffset>;

[PushContract(JsonContext = typeof(TimesJson))]
public interface IDateTimeOffsetInContext : IEcho<DateTimeOffset>;

public sealed class DateTimeOffsetServer(Received received) : EchoServer<DateTimeOffset>(received), IDateTimeOffsetServer, IDateTimeOffsetInContextServer;

[PushContract]
public interface IDateOnly : IEcho<DateOnly>;

[PushContract(JsonContext = typeof(TimesJson))]
public interface IDateOnlyInContext : IEcho<DateOnly>;

public sealed class DateOnlyServer(Received received) : EchoServer<DateOnly>(received), IDateOnlyServer, IDateOnlyInContextServer;

[PushContract]
public interface ITimeOnly : IEcho<TimeOnly>;

[PushContract(JsonContext = typeof(TimesJson))]
public interface ITimeOnlyInContext : IEcho<TimeOnly>;

public sealed class TimeOnlyServer(Received received) : EchoServer<TimeOnly>(received), ITimeOnlyServer, ITimeOnlyInContextServer;

[PushContract]
public interface ITimeSpan : IEcho<TimeSpan>;

[PushContract(JsonContext = typeof(TimesJson))]
public interface ITimeSpanInContext : IEcho<TimeSpan>;

public sealed class TimeSpanServer(Received received) : EchoServer<TimeSpan>(received), ITimeSpanServer, ITimeSpanInContextServer;
