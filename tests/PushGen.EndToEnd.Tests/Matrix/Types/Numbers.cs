using System.Globalization;
using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Truth values and numbers, at their limits.</summary>
static class Numbers
{
    public static readonly EchoCase[] Cases =
    [
        EchoCase.Of("Bool", [true, false]),
        EchoCase.Of("SByte", [sbyte.MinValue, sbyte.MaxValue, (sbyte)0]),
        EchoCase.Of("Byte", [byte.MinValue, byte.MaxValue]),
        EchoCase.Of("Short", [short.MinValue, short.MaxValue]),
        EchoCase.Of("UShort", [ushort.MinValue, ushort.MaxValue]),
        EchoCase.Of("Int", [int.MinValue, int.MaxValue, 0]),
        EchoCase.Of("UInt", [uint.MinValue, uint.MaxValue]),
        EchoCase.Of("Long", [long.MinValue, long.MaxValue]),
        EchoCase.Of("ULong", [ulong.MinValue, ulong.MaxValue]),
        EchoCase.Of("Int128", [Int128.MinValue, Int128.MaxValue]),
        EchoCase.Of("UInt128", [UInt128.MinValue, UInt128.MaxValue]),
        EchoCase.Of("Half", [Half.MinValue, Half.MaxValue, Half.Epsilon, Half.NegativeZero, (Half)0.1], number => BitConverter.HalfToInt16Bits(number)),
        EchoCase.Of("Float", [float.MinValue, float.MaxValue, float.Epsilon, -0f, 0.1f, float.Pi], number => BitConverter.SingleToInt32Bits(number)),
        EchoCase.Of("Double", [double.MinValue, double.MaxValue, double.Epsilon, -0d, 0.1 + 0.2, 1e21], number => BitConverter.DoubleToInt64Bits(number)),
        EchoCase.Of("Decimal", [decimal.MinValue, decimal.MaxValue, 1.0m, 1.000m, -0.1m, 1e-28m], Digits),
    ];

    // 1.0m equals 1.000m
    static string Digits(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}

[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(sbyte))]
[JsonSerializable(typeof(byte))]
[JsonSerializable(typeof(short))]
[JsonSerializable(typeof(ushort))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(uint))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(ulong))]
[JsonSerializable(typeof(Int128))]
[JsonSerializable(typeof(UInt128))]
[JsonSerializable(typeof(Half))]
[JsonSerializable(typeof(float))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(string))]
sealed partial class NumbersJson : JsonSerializerContext;

[PushContract]
public interface IBool : IEcho<bool>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IBoolInContext : IEcho<bool>;

public sealed class BoolServer(Received received) : EchoServer<bool>(received), IBoolServer, IBoolInContextServer;

[PushContract]
public interface ISByte : IEcho<sbyte>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface ISByteInContext : IEcho<sbyte>;

public sealed class SByteServer(Received received) : EchoServer<sbyte>(received), ISByteServer, ISByteInContextServer;

[PushContract]
public interface IByte : IEcho<byte>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IByteInContext : IEcho<byte>;

public sealed class ByteServer(Received received) : EchoServer<byte>(received), IByteServer, IByteInContextServer;

[PushContract]
public interface IShort : IEcho<short>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IShortInContext : IEcho<short>;

public sealed class ShortServer(Received received) : EchoServer<short>(received), IShortServer, IShortInContextServer;

[PushContract]
public interface IUShort : IEcho<ushort>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IUShortInContext : IEcho<ushort>;

public sealed class UShortServer(Received received) : EchoServer<ushort>(received), IUShortServer, IUShortInContextServer;

[PushContract]
public interface IInt : IEcho<int>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IIntInContext : IEcho<int>;

public sealed class IntServer(Received received) : EchoServer<int>(received), IIntServer, IIntInContextServer;

[PushContract]
public interface IUInt : IEcho<uint>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IUIntInContext : IEcho<uint>;

public sealed class UIntServer(Received received) : EchoServer<uint>(received), IUIntServer, IUIntInContextServer;

[PushContract]
public interface ILong : IEcho<long>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface ILongInContext : IEcho<long>;

public sealed class LongServer(Received received) : EchoServer<long>(received), ILongServer, ILongInContextServer;

[PushContract]
public interface IULong : IEcho<ulong>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IULongInContext : IEcho<ulong>;

public sealed class ULongServer(Received received) : EchoServer<ulong>(received), IULongServer, IULongInContextServer;

[PushContract]
public interface IInt128 : IEcho<Int128>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IInt128InContext : IEcho<Int128>;

public sealed class Int128Server(Received received) : EchoServer<Int128>(received), IInt128Server, IInt128InContextServer;

[PushContract]
public interface IUInt128 : IEcho<UInt128>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IUInt128InContext : IEcho<UInt128>;

public sealed class UInt128Server(Received received) : EchoServer<UInt128>(received), IUInt128Server, IUInt128InContextServer;

[PushContract]
public interface IHalf : IEcho<Half>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IHalfInContext : IEcho<Half>;

public sealed class HalfServer(Received received) : EchoServer<Half>(received), IHalfServer, IHalfInContextServer;

[PushContract]
public interface IFloat : IEcho<float>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IFloatInContext : IEcho<float>;

public sealed class FloatServer(Received received) : EchoServer<float>(received), IFloatServer, IFloatInContextServer;

[PushContract]
public interface IDouble : IEcho<double>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IDoubleInContext : IEcho<double>;

public sealed class DoubleServer(Received received) : EchoServer<double>(received), IDoubleServer, IDoubleInContextServer;

[PushContract]
public interface IDecimal : IEcho<decimal>;

[PushContract(JsonContext = typeof(NumbersJson))]
public interface IDecimalInContext : IEcho<decimal>;

public sealed class DecimalServer(Received received) : EchoServer<decimal>(received), IDecimalServer, IDecimalInContextServer;
