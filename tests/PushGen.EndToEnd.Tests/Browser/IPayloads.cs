using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PushGen.EndToEnd.Tests.Browser;

/// <summary>What can carry a text of somebody else's into an event stream: items, errors, keys and names.</summary>
[PushContract]
public interface IPayloads
{
    [Topic(Retain = 100_000, RetainBytes = 64 * 1024 * 1024)]
    IAsyncEnumerable<Raw> Items(string key, CancellationToken cancellationToken = default);

    /// <summary>Refused with what the test asks for, which an event stream tells as a bye where it is a 429 or 5xx.</summary>
    [Topic(Gated = true)]
    IAsyncEnumerable<Raw> Refused(string code, int status, CancellationToken cancellationToken = default);

    /// <summary>Fails, which an event stream tells as an end.</summary>
    IAsyncEnumerable<Raw> Failing(string code, string detail, CancellationToken cancellationToken = default);
}

/// <summary>JSON as a converter of the application's may write it, valid or not.</summary>
[JsonConverter(typeof(RawConverter))]
public sealed record Raw(byte[] Json)
{
    public static Raw Text(string text) => new(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text)));

    public static Raw Of(string json) => new(Encoding.UTF8.GetBytes(json));

    sealed class RawConverter : JsonConverter<Raw>
    {
        public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return Of(json.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}

public sealed class PayloadsServer : IPayloadsServer
{
    public ValueTask<bool> AuthorizeRefused(string code, int status, CancellationToken cancellationToken) => throw new PushException(code, status, code);

    public async IAsyncEnumerable<Raw> Failing(string code, string detail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return Raw.Text(detail);
        throw new PushException(code, 422, detail);
    }
}
