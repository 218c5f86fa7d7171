using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Calls with an upload: section 2 and section 5 of the protocol.</summary>
public sealed class UploadTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static HttpRequestMessage Upload(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return new HttpRequestMessage(HttpMethod.Post, "/push/desk/sum") { Content = content };
    }

    static HttpRequestMessage Upload(string lines) => Upload(new ByteArrayContent(Encoding.UTF8.GetBytes(lines)));

    [Theory]
    [InlineData("{\"start\":10}\n1\n2\n3\n", 16)]
    [InlineData("{\"start\":10}\r\n1\r\n 2 \r\n", 13)]
    [InlineData("{\"start\":10}\n", 10)]
    [InlineData("{\"start\":10}\n1\n1000\n5\n", 11)]      // the handler stops before the end
    public async Task Upload_GivesResult(string lines, int sum)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(Upload(lines));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(sum, (await DeskHost.JsonAsync(response)).GetInt32());
    }

    [Theory]
    [InlineData("", 400, "body-invalid")]
    [InlineData("{\"start\":10}", 400, "body-invalid")]
    [InlineData("{\"start\":10}\n1\n2", 400, "body-invalid")]          // cut off: perhaps it was 25
    [InlineData("{\"start\":10}\n1\n\n2\n", 400, "body-invalid")]
    [InlineData("{\"start\":10}\n\"one\"\n", 400, "body-invalid")]
    [InlineData("{\"start\":10}\nnull\n", 400, "body-invalid")]
    [InlineData("{}\n1\n", 400, "body-invalid")]
    [InlineData("1\n", 400, "body-invalid")]
    public async Task Upload_Refused(string lines, int status, string code)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(Upload(lines));
        await BadRequestTests.IsProblemAsync(response, status, code);
    }

    [Theory, InlineData(""), InlineData("\n")]
    public async Task Element_TooLarge_Is413(string end)
    {
        await using var host = await DeskHost.StartAsync(options => options.MaxItemBytes = 50);
        using var response = await host.SendAsync(Upload("{\"start\":1}\n" + new string(' ', 51) + end));
        await BadRequestTests.IsProblemAsync(response, 413, "too-large");
    }

    [Fact]
    public async Task FirstLine_TooLarge_Is413()
    {
        await using var host = await DeskHost.StartAsync(options => options.MaxCallBytes = 50);
        using var response = await host.SendAsync(Upload("{\"start\":1" + new string(' ', 51) + "}\n"));
        await BadRequestTests.IsProblemAsync(response, 413, "too-large");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Elements_ReachTheHandlerAsTheyCome(bool http2)
    {
        await using var host = await DeskHost.StartAsync(http2: http2);
        var content = new LineContent();
        var call = host.SendAsync(Upload(content));
        await content.WriteAsync("{\"start\":0}\n1\n");
        Assert.True(await host.Probe.ElementTaken.WaitAsync(DeskHost.Patience, Token));
        Assert.Equal(1, Volatile.Read(ref host.Probe.LastElement));
        await content.WriteAsync("2");
        await content.WriteAsync("5\n");
        Assert.True(await host.Probe.ElementTaken.WaitAsync(DeskHost.Patience, Token));
        Assert.Equal(25, Volatile.Read(ref host.Probe.LastElement));
        content.Complete();
        using var response = await call;
        Assert.Equal(26, (await DeskHost.JsonAsync(response)).GetInt32());
    }

    [Fact]
    public async Task Body_CutByTheTransport_NeverEndsTheSequence()
    {
        await using var host = await DeskHost.StartAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port, Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            "POST /push/desk/sum HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n{\"start\":0}\n1\n"), Token);
        Assert.True(await host.Probe.ElementTaken.WaitAsync(DeskHost.Patience, Token));
        socket.Shutdown(SocketShutdown.Send);
        await host.Probe.UploadFailed.Task.WaitAsync(DeskHost.Patience, Token);
    }

    [Fact]
    public async Task SlowHandler_HoldsTheClientBack()
    {
        var network = new Pipe(new PipeOptions(pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 1));
        var http = new DefaultHttpContext();
        http.Features.Set<IRequestBodyPipeFeature>(new Body(network.Reader));
        var upload = new UploadReader(http, 1000, 1000);
        await network.Writer.WriteAsync("{\"start\":0}\n1\n"u8.ToArray(), Token);
        await upload.ReadArgumentsAsync();
        await using var elements = upload.ReadElementsAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await elements.MoveNextAsync());

        // The handler is busy with it: what comes is not taken off the network.
        int sent = 1;
        ValueTask<FlushResult> flush;
        do
        {
            Assert.InRange(sent++, 1, 100);
            flush = network.Writer.WriteAsync(Encoding.ASCII.GetBytes(new string('1', 1000) + "\n"), Token);
        }
        while (flush.IsCompleted);

        var finishing = Task.Run(async () =>
        {
            await flush;
            await network.Writer.CompleteAsync();
        }, Token);
        int taken = 1;
        while (await elements.MoveNextAsync())
            taken++;
        await finishing;
        Assert.Equal(sent, taken);
    }

    sealed class Body(PipeReader reader) : IRequestBodyPipeFeature
    {
        public PipeReader Reader => reader;
    }
}
