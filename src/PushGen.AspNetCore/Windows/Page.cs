using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.ObjectPool;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>One page: what was read, and its bytes: the items' own between a head and a tail, with their length, in one flush.</summary>
sealed class Page
{
    /// <summary>A page with fewer bytes of items is handed over whole.</summary>
    const int SmallBytes = 2048;

    readonly ArrayBufferWriter<byte> frame = new(256);

    public LogBatch Batch { get; } = new();

    public static ObjectPool<Page> CreatePool() => new DefaultObjectPool<Page>(new Policy());

    /// <summary>Writes it and flushes. May be returned to its pool only when that is done.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(HttpContext http, PushServices services, string cursor, Farewell? bye)
    {
        var response = http.Response;
        bool isSmall = Batch.Bytes <= SmallBytes;
        int head = WriteFrame(isSmall, cursor, bye);
        response.ContentType = Wire.Json;
        response.ContentLength = frame.WrittenCount + (isSmall ? 0 : Batch.Bytes);
        response.Headers[Wire.CursorHeader] = cursor;
        if (bye is not null && HttpProtocol.IsHttp11(http.Request.Protocol))
            response.Headers.Connection = "close";
        if (!isSmall)
        {
            // Else all that is written before the flush goes to a buffer first, and is copied behind the headers with the flush.
            await response.StartAsync();
            response.BodyWriter.Write(frame.WrittenSpan[..head]);
            WriteItems(response.BodyWriter);
        }
        await ResponseFlush.WaitAsync(http, services, response.BodyWriter.WriteAsync(frame.WrittenMemory[head..], CancellationToken.None));
    }

    /// <summary>The page, or all of it but the items.</summary>
    /// <returns>Where the items go that are not there.</returns>
    int WriteFrame(bool isSmall, string cursor, Farewell? bye)
    {
        frame.ResetWrittenCount();
        WriteHead(frame, Batch);
        int head = frame.WrittenCount;
        if (isSmall)
        {
            head = 0;
            WriteItems(frame);
        }
        WriteTail(frame, Batch, cursor, bye);
        return head;
    }

    void WriteItems(IBufferWriter<byte> body)
    {
        var items = Batch.Slices;
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

    sealed class Policy : PooledObjectPolicy<Page>
    {
        public override Page Create() => new();

        public override bool Return(Page page)
        {
            page.Batch.Clear();     // which would keep the items
            return page.frame.Capacity <= 16 * 1024;
        }
    }
}
