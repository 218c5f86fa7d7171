using System.Text.Encodings.Web;
using System.Text.Json;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>The text of the server's frames: docs/protocol.md, section 3. Each method writes one frame and flushes.</summary>
static class SocketFrames
{
    public static readonly JsonWriterOptions WriterOptions = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Subscribed(Utf8JsonWriter json, SocketSubscription subscription)
    {
        Begin(json, "subd"u8, subscription.Id);
        if (subscription.Start is { } cursor)
            json.WriteString("c"u8, cursor.ToString());
        if (subscription.Run is { } run)
            json.WriteString("stream"u8, run.Id);
        End(json);
    }

    public static void Items(SocketMessage message, long id, LogBatch batch)
    {
        message.BeginFrame();
        message.Reserve(batch.Bytes + 64);       // at once: a buffer that doubles copies all it has each time
        message.Bytes("{\"t\":\"items\",\"i\":"u8);
        message.Number(id);
        message.Bytes(",\"items\":["u8);
        var items = batch.Slices;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
                message.Bytes(","u8);
            message.Bytes(items[i].Json);
        }
        message.Bytes("]}"u8);
    }

    public static void Live(Utf8JsonWriter json, long id)
    {
        Begin(json, "live"u8, id);
        End(json);
    }

    public static void Gap(Utf8JsonWriter json, long id, PushGap gap)
    {
        Begin(json, "gap"u8, id);
        GapJson.WriteMembers(json, gap);
        End(json);
    }

    public static void Ended(Utf8JsonWriter json, long id, string reason, Problem? problem)
    {
        Begin(json, "end"u8, id);
        json.WriteString("reason"u8, reason);
        WriteProblem(json, problem);
        End(json);
    }

    public static void Result(Utf8JsonWriter json, long id, byte[]? result)
    {
        Begin(json, "res"u8, id);
        if (result is not null)
        {
            json.WritePropertyName("d"u8);
            json.WriteRawValue(result, skipInputValidation: true);
        }
        End(json);
    }

    /// <param name="json">Where to.</param>
    /// <param name="id">Null: the error is about the connection.</param>
    /// <param name="problem">What is wrong.</param>
    public static void Error(Utf8JsonWriter json, long? id, Problem problem)
    {
        Begin(json, "err"u8, id);
        WriteProblem(json, problem);
        End(json);
    }

    public static void Credit(Utf8JsonWriter json, long id, long total)
    {
        Begin(json, "credit"u8, id);
        json.WriteNumber("to"u8, total);
        End(json);
    }

    public static void Bye(Utf8JsonWriter json, string reason, double after)
    {
        Begin(json, "bye"u8);
        json.WriteString("reason"u8, reason);
        json.WriteNumber("after"u8, Math.Round(after, 1));
        End(json);
    }

    public static void Authenticate(Utf8JsonWriter json, double secondsLeft)
    {
        Begin(json, "auth"u8);
        json.WriteNumber("left"u8, Math.Round(secondsLeft, 1));
        End(json);
    }

    /// <summary>A frame that says all with its name.</summary>
    public static void Word(Utf8JsonWriter json, ReadOnlySpan<byte> type)
    {
        Begin(json, type);
        End(json);
    }

    public static void Begin(Utf8JsonWriter json, ReadOnlySpan<byte> type, long? id = null)
    {
        json.WriteStartObject();
        json.WriteString("t"u8, type);
        if (id is { } i)
            json.WriteNumber("i"u8, i);
    }

    public static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
    }

    static void WriteProblem(Utf8JsonWriter json, Problem? problem)
    {
        if (problem is null)
            return;
        json.WritePropertyName("p"u8);
        problem.Write(json);
    }
}
