using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Threading.Channels;

namespace PushGen.Tests;

/// <summary>Answers requests by a script, in order, and keeps what was asked. Past the end of the script it holds the request.</summary>
sealed class ScriptedHandler : HttpMessageHandler
{
    readonly ConcurrentQueue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> script = new();
    readonly Channel<Request> requests = Channel.CreateUnbounded<Request>();

    public sealed record Request(string Line, string? Body, string? Key, string? Authorization, string? Accept, string? MediaType);

    public ScriptedHandler Then(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        script.Enqueue(answer);
        return this;
    }

    public ScriptedHandler Then(HttpStatusCode status, string body, string mediaType = "application/json") => Then((_, _) => Task.FromResult(Answer(status, body, mediaType)));

    public ScriptedHandler Page(string body) => Then(HttpStatusCode.OK, body);

    public ScriptedHandler ThenFail(Exception e) => Then((_, _) => throw e);

    public ScriptedHandler Problem(int status, string code, string more = "") =>
        Then((HttpStatusCode)status, $$"""{"type":"urn:pushgen:{{code}}","code":"{{code}}","status":{{status}}{{more}}}""", "application/problem+json");

    public static HttpResponseMessage Answer(HttpStatusCode status, string body, string mediaType) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public async Task<Request> NextAsync() => await requests.Reader.ReadAsync(TestTime.Limit());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        requests.Writer.TryWrite(new($"{request.Method} {request.RequestUri!.PathAndQuery}", body,
            request.Headers.TryGetValues("Idempotency-Key", out var key) ? key.Single() : null, request.Headers.Authorization?.ToString(),
            request.Headers.Accept.ToString(), request.Content?.Headers.ContentType?.ToString()));
        if (script.TryDequeue(out var answer))
            return await answer(request, cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException();
    }
}
