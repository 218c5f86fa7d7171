using System.Buffers;
using System.Text.Json;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>The objects of ends, gaps and farewells, the same in pages and events.</summary>
static class ControlJson
{
    public static void WriteGap(Utf8JsonWriter json, PushGap gap)
    {
        json.WriteStartObject();
        GapJson.WriteMembers(json, gap);
        json.WriteEndObject();
    }

    public static void WriteEnd(Utf8JsonWriter json, LogEnd end)
    {
        json.WriteStartObject();
        json.WriteString("reason"u8, end.Reason);
        if (end.Problem is { } problem)
        {
            json.WritePropertyName("p"u8);
            problem.Write(json);
        }
        json.WriteEndObject();
    }

    public static void WriteBye(Utf8JsonWriter json, Farewell bye)
    {
        json.WriteStartObject();
        json.WriteString("reason"u8, bye.Reason);
        json.WriteNumber("after"u8, Math.Round(bye.After.TotalSeconds, 1));
        json.WriteEndObject();
    }

    /// <summary>One value as bytes, for the rare parts of an answer.</summary>
    public static ReadOnlyMemory<byte> Bytes<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
            write(json, value);
        return buffer.WrittenMemory;
    }
}
