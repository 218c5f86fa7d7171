using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Writes a page: the entries' own bytes between a head and a tail, with its length, in one flush.</summary>
static class PageWriter
{
    public static async Task WriteAsync(HttpContext http, PushServices services, LogBatch batch, Farewell? bye)
    {
        var head = Head(batch);
        var tail = Tail(batch, bye);
        long length = head.Length + batch.Bytes + tail.Length;

        var response = http.Response;
        response.ContentType = Wire.Json;
        response.ContentLength = length;
        response.Headers[Wire.CursorHeader] = batch.Position.ToString();
        if (bye is not null && HttpProtocol.IsHttp11(http.Request.Protocol))
            response.Headers.Connection = "close";

        var body = response.BodyWriter;
        body.Write(head.Span);
        for (int i = 0; i < batch.Slices.Count; i++)
        {
            if (i > 0)
                body.Write(","u8);
            body.Write(batch.Slices[i].Json);
        }
        body.Write(tail.Span);
        await ResponseFlush.FlushAsync(http, services);
    }

    static ReadOnlyMemory<byte> Head(LogBatch batch)
    {
        if (batch.Gap is null)
            return "{\"items\":["u8.ToArray();
        var head = new ArrayBufferWriter<byte>(256);
        head.Write("{\"gap\":"u8);
        head.Write(ControlJson.Bytes(batch.Gap, ControlJson.WriteGap).Span);
        head.Write(",\"items\":["u8);
        return head.WrittenMemory;
    }

    static ReadOnlyMemory<byte> Tail(LogBatch batch, Farewell? bye)
    {
        var tail = new ArrayBufferWriter<byte>(256);
        tail.Write("],\"cursor\":"u8);
        tail.Write(ControlJson.Bytes(batch.Position.ToString(), static (json, cursor) => json.WriteStringValue(cursor)).Span);
        tail.Write(batch.UpToDate ? ",\"upToDate\":true"u8 : ",\"upToDate\":false"u8);
        if (batch.End is { } end)
        {
            tail.Write(",\"end\":"u8);
            tail.Write(ControlJson.Bytes(end, ControlJson.WriteEnd).Span);
        }
        if (bye is { } farewell)
        {
            tail.Write(",\"bye\":"u8);
            tail.Write(ControlJson.Bytes(farewell, ControlJson.WriteBye).Span);
        }
        tail.Write("}"u8);
        return tail.WrittenMemory;
    }
}
