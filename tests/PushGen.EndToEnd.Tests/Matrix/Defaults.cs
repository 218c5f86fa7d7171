namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Parameters that may be left out, with every kind of default value that C# has, and <c>params</c>.</summary>
[PushContract]
public interface IDefaults
{
    Task<sbyte> SByte(sbyte value = sbyte.MinValue);

    Task<int> Int(int value = int.MinValue);

    Task<uint> UInt(uint value = uint.MaxValue);

    Task<long> Long(long value = long.MinValue);

    Task<ulong> ULong(ulong value = ulong.MaxValue);

    Task<float> Float(float value = float.Epsilon);

    Task<double> Double(double value = double.MaxValue);

    Task<double> MinusZero(double value = -0d);

    Task<decimal> Decimal(decimal value = -1.10m);

    Task<char> Apostrophe(char value = '\'');

    Task<char> Nul(char value = '\0');

    Task<string> Text(string value = "say \"hi\"\\\r\n\t{0}\0\u2028😀");

    Task<Size> Enum(Size value = Size.Large);

    Task<Size> Unnamed(Size value = (Size)(-42));

    Task<Access> Flags(Access value = Access.Read | Access.Write);

    Task<NamedAccess> NamedFlags(NamedAccess value = NamedAccess.Read | NamedAccess.Write);

    Task<Point> Struct(Point value = default);

    Task<Guid> Id(Guid value = default);

    Task<Int128> Wide(Int128 value = default);

    Task<int?> NullableInt(int? value = 5);

    Task<int?> NoInt(int? value = null);

    Task<Size?> NullableEnum(Size? value = Size.Small);

    Task<string?> NullableText(string? value = "x");

    Task<Person?> Record(Person? value = null);

    Task<int> Sum(params int[] values);

    Task<string> Join(string separator = "-", params List<string> values);

    Task<int> Count(CancellationToken cancellationToken = default, params IReadOnlyList<Point> values);
}

public sealed class DefaultsServer : IDefaultsServer
{
    public Task<sbyte> SByte(sbyte value) => Task.FromResult(value);

    public Task<int> Int(int value) => Task.FromResult(value);

    public Task<uint> UInt(uint value) => Task.FromResult(value);

    public Task<long> Long(long value) => Task.FromResult(value);

    public Task<ulong> ULong(ulong value) => Task.FromResult(value);

    public Task<float> Float(float value) => Task.FromResult(value);

    public Task<double> Double(double value) => Task.FromResult(value);

    public Task<double> MinusZero(double value) => Task.FromResult(value);

    public Task<decimal> Decimal(decimal value) => Task.FromResult(value);

    public Task<char> Apostrophe(char value) => Task.FromResult(value);

    public Task<char> Nul(char value) => Task.FromResult(value);

    public Task<string> Text(string value) => Task.FromResult(value);

    public Task<Size> Enum(Size value) => Task.FromResult(value);

    public Task<Size> Unnamed(Size value) => Task.FromResult(value);

    public Task<Access> Flags(Access value) => Task.FromResult(value);

    public Task<NamedAccess> NamedFlags(NamedAccess value) => Task.FromResult(value);

    public Task<Point> Struct(Point value) => Task.FromResult(value);

    public Task<Guid> Id(Guid value) => Task.FromResult(value);

    public Task<Int128> Wide(Int128 value) => Task.FromResult(value);

    public Task<int?> NullableInt(int? value) => Task.FromResult(value);

    public Task<int?> NoInt(int? value) => Task.FromResult(value);

    public Task<Size?> NullableEnum(Size? value) => Task.FromResult(value);

    public Task<string?> NullableText(string? value) => Task.FromResult(value);

    public Task<Person?> Record(Person? value) => Task.FromResult(value);

    public Task<int> Sum(int[] values) => Task.FromResult(values.Sum());

    public Task<string> Join(string separator, List<string> values) => Task.FromResult(string.Join(separator, values));

    public Task<int> Count(CancellationToken cancellationToken, IReadOnlyList<Point> values) => Task.FromResult(values.Count);
}
