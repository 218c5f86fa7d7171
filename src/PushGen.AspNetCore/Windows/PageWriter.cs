using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Writes a page: the items' own bytes between a head and a tail, with its length, in one flush.</summary>
static class PageWriter
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask WriteAsync(HttpContext http, PushServices services, Poll poll, Farewell? bye)
    {
        var frame = poll.Frame;
        frame.ResetWrittenCount();
        WriteHead(frame, poll.Batch);
        int head = frame.WrittenCount;
        WriteTail(frame, poll.Batch, poll.Cursor, bye);

        var response = http.Response;
        response.ContentType = Wire.Json;
        response.ContentLength = frame.WrittenCount + poll.Batch.Bytes;
        response.Headers[Wire.CursorHeader] = poll.Cursor;
        if (bye is not null && HttpProtocol.IsHttp11(http.Request.Protocol))
            response.Headers.Connection = "close";

        var body = response.BodyWriter;
        body.Write(frame.WrittenSpan[..head]);
        WriteItems(body, poll.Batch);
        body.Write(frame.WrittenSpan[head..]);
        await ResponseFlush.FlushAsync(http, services);
    }

    static void WriteItems(IBufferWriter<byte> body, LogBatch batch)
    {
        var items = batch.Slices;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
                body.Write(","u8);
            body.Write(items[i].Json);
        }
    }

    static void WriteHead(ArrayBufferWriter<byte> head, LogBatch batch)
    {
        head.Write("{"u8);
        if (batch.Gap is { } gap)
        {
            head.Write("\"gap\":"u8);
            head.Write(ControlJson.Bytes(gap, ControlJson.WriteGap).Span);
            head.Write(","u8);
        }
        head.Write("\"items\":["u8);
    }

    static void WriteTail(ArrayBufferWriter<byte> tail, LogBatch batch, string cursor, Farewell? bye)
    {
        tail.Write("],\"cursor\":\""u8);
        Encoding.ASCII.GetBytes(cursor, tail);
        tail.Write(batch.UpToDate ? "\",\"upToDate\":true"u8 : "\",\"upToDate\":false"u8);
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
    }
}
