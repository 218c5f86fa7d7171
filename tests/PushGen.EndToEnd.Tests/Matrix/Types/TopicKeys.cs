using System.Net;
using System.Numerics;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Types that may be a topic's key.</summary>
static class TopicKeys
{
    public static readonly KeyCase[] Cases =
    [
        KeyCase.Of("TextKey", ["", " ", "a b&c=d+e%20", "ä€😀", "\0\r\n", "\u2028", "../..", "?#"]),
        KeyCase.Of("BoolKey", [true, false]),
        KeyCase.Of("CharKey", ['x', '&', ' ', '\0', 'ß']),
        KeyCase.Of("SByteKey", [sbyte.MinValue, sbyte.MaxValue]),
        KeyCase.Of("ByteKey", [byte.MinValue, byte.MaxValue]),
        KeyCase.Of("ShortKey", [short.MinValue, short.MaxValue]),
        KeyCase.Of("UShortKey", [ushort.MinValue, ushort.MaxValue]),
        KeyCase.Of("IntKey", [int.MinValue, int.MaxValue, 0]),
        KeyCase.Of("UIntKey", [uint.MinValue, uint.MaxValue]),
        KeyCase.Of("LongKey", [long.MinValue, long.MaxValue]),
        KeyCase.Of("ULongKey", [ulong.MinValue, ulong.MaxValue]),
        KeyCase.Of("Int128Key", [Int128.MinValue, Int128.MaxValue]),
        KeyCase.Of("UInt128Key", [UInt128.MinValue, UInt128.MaxValue]),
        KeyCase.Of("HalfKey", [Half.MinValue, Half.Epsilon, Half.NaN]),
        KeyCase.Of("FloatKey", [float.MinValue, float.Epsilon, 0.1f, float.NegativeInfinity]),
        KeyCase.Of("DoubleKey", [double.MinValue, double.Epsilon, 0.1, 1e21, double.NaN]),
        KeyCase.Of("DecimalKey", [decimal.MinValue, 1e-28m, 0.1m]),
        KeyCase.Of("BigKey", [BigInteger.Pow(10, 100), BigInteger.MinusOne]),
        KeyCase.Of("DayKey", [DayOfWeek.Sunday, DayOfWeek.Saturday]),
        KeyCase.Of("AccessKey", [Access.None, Access.Read | Access.Write, Access.All]),
        KeyCase.Of("GuidKey", [Guid.Empty, Guid.AllBitsSet]),
        KeyCase.Of("DateTimeKey", [DateTime.MinValue, new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc), new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified)]),
        KeyCase.Of("DateTimeOffsetKey", [DateTimeOffset.MaxValue, new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromMinutes(-210))]),
        KeyCase.Of("DateOnlyKey", [DateOnly.MinValue, DateOnly.MaxValue]),
        KeyCase.Of("TimeOnlyKey", [TimeOnly.MinValue, TimeOnly.MaxValue]),
        KeyCase.Of("TimeSpanKey", [TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(-1)]),
        KeyCase.Of("AddressKey", [IPAddress.Loopback, IPAddress.IPv6Loopback]),
        KeyCase.Of<string?>("NullableTextKey", ["x", null, ""]),
        KeyCase.Of<int?>("NullableIntKey", [1, null]),
        KeyCase.Of<bool?>("NullableBoolKey", [true, null]),
        KeyCase.Of<Size?>("NullableSizeKey", [Size.Large, null]),
        KeyCase.Of<DateOnly?>("NullableDateKey", [DateOnly.MaxValue, null]),
        KeyCase.Of<IPAddress?>("NullableAddressKey", [IPAddress.Any, null]),
    ];
}

[PushContract]
public interface ITextKey : IKeyed<string>;

[PushContract]
public interface IBoolKey : IKeyed<bool>;

[PushContract]
public interface ICharKey : IKeyed<char>;

[PushContract]
public interface ISByteKey : IKeyed<sbyte>;

[PushContract]
public interface IByteKey : IKeyed<byte>;

[PushContract]
public interface IShortKey : IKeyed<short>;

[PushContract]
public interface IUShortKey : IKeyed<ushort>;

[PushContract]
public interface IIntKey : IKeyed<int>;

[PushContract]
public interface IUIntKey : IKeyed<uint>;

[PushContract]
public interface ILongKey : IKeyed<long>;

[PushContract]
public interface IULongKey : IKeyed<ulong>;

[PushContract]
public interface IInt128Key : IKeyed<Int128>;

[PushContract]
public interface IUInt128Key : IKeyed<UInt128>;

[PushContract]
public interface IHalfKey : IKeyed<Half>;

[PushContract]
public interface IFloatKey : IKeyed<float>;

[PushContract]
public interface IDoubleKey : IKeyed<double>;

[PushContract]
public interface IDecimalKey : IKeyed<decimal>;

[PushContract]
public interface IBigKey : IKeyed<BigInteger>;

[PushContract]
public interface IDayKey : IKeyed<DayOfWeek>;

[PushContract]
public interface IAccessKey : IKeyed<Access>;

[PushContract]
public interface IGuidKey : IKeyed<Guid>;

[PushContract]
public interface IDateTimeKey : IKeyed<DateTime>;

[PushContract]
public interface IDateTimeOffsetKey : IKeyed<DateTimeOffset>;

[PushContract]
public interface IDateOnlyKey : IKeyed<DateOnly>;

[PushContract]
public interface ITimeOnlyKey : IKeyed<TimeOnly>;

[PushContract]
public interface ITimeSpanKey : IKeyed<TimeSpan>;

[PushContract]
public interface IAddressKey : IKeyed<IPAddress>;

[PushContract]
public interface INullableTextKey : IKeyed<string?>;

[PushContract]
public interface INullableIntKey : IKeyed<int?>;

[PushContract]
public interface INullableBoolKey : IKeyed<bool?>;

[PushContract]
public interface INullableSizeKey : IKeyed<Size?>;

[PushContract]
public interface INullableDateKey : IKeyed<DateOnly?>;

[PushContract]
public interface INullableAddressKey : IKeyed<IPAddress?>;
