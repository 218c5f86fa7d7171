using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>Its converter reads what clients send, and throws at what servers send.</summary>
[JsonConverter(typeof(OneWayConverter))]
public readonly record struct OneWay(int Value);

public sealed class OneWayConverter : JsonConverter<OneWay>
{
    public override OneWay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetInt32() is > 0 and var value ? new(value) : throw new NotImplementedException("there is no way back");

    public override void Write(Utf8JsonWriter writer, OneWay value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

[PushContract]
public interface IOneWay
{
    Task<OneWay> Call(OneWay value, CancellationToken cancellationToken = default);

    IAsyncEnumerable<OneWay> Stream(OneWay value, int count, CancellationToken cancellationToken = default);
}

public sealed class OneWayServer : IOneWayServer
{
    public Task<OneWay> Call(OneWay value, CancellationToken cancellationToken) => Task.FromResult(new OneWay(-value.Value));

    public async IAsyncEnumerable<OneWay> Stream(OneWay value, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (int i = 0; i < count; i++)
            yield return new OneWay(-value.Value);
    }
}
