using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Streams: started by POST, read and canceled at <c>{prefix}/~/{id}</c>.</summary>
static class StreamWindow
{
    public static async ValueTask StartAsync(HttpContext http, PushServices services, StreamBinding stream)
    {
        HttpBody.RequireType(http.Request, Wire.Json);
        bool events = AcceptHeader.WantsEvents(http.Request);
        var query = HttpQuery.Read(http.Request);
        query.RequireNoKey();
        if (events || query.HasSeenEnd)
        {
            AllowEndless(http);
            await LogWindow.ReadAsync(http, services, events, query, new StartAddress(stream));
            return;
        }
        var run = await GetRunAsync(http, services, stream, query, PushTransports.LongPolling);
        await AnswerCreatedAsync(http, run);
    }

    /// <summary>The application's time-out for all requests is not for one that goes on; one that it has set for this endpoint stays.</summary>
    static void AllowEndless(HttpContext http)
    {
        var metadata = http.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<RequestTimeoutAttribute>() is null && metadata?.GetMetadata<RequestTimeoutPolicy>() is null)
            http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
    }

    static async ValueTask<StreamRun> GetRunAsync(HttpContext http, PushServices services, StreamBinding stream, HttpQuery query, PushTransports transport)
    {
        string? key = HttpCaller.ReadKey(http.Request);
        var context = HttpCaller.SetContext(http, transport, key);
        var (rented, length) = await HttpBody.ReadAsync(http, services.Options.MaxCallBytes);
        try
        {
            // With a cursor somebody goes on reading: a run that is gone is told, and not started a second time.
            var arguments = rented.AsMemory(0, length);
            var run = query.HasCursor ? services.Streams.Attach(stream, arguments, key, context) : services.Streams.GetOrStart(stream, arguments, key, context);
            SetLocation(http, stream, run);
            return run;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public static async ValueTask ReadAsync(HttpContext http, PushHub hub)
    {
        var services = hub.Services;
        bool events = AcceptHeader.WantsEvents(http.Request);
        var query = HttpQuery.Read(http.Request);
        query.RequireNoKey();
        await LogWindow.ReadAsync(http, services, events, query, new RunAddress(hub));
    }

    public static async ValueTask CancelAsync(HttpContext http, PushHub hub)
    {
        var services = hub.Services;
        HttpQuery.RequireNone(http.Request);
        var run = await FindAsync(http, services, hub);
        run.Cancel(LogEnd.Canceled);
        http.Response.StatusCode = 204;
    }

    /// <summary>The caller's stream, if they may use its operation.</summary>
    static async ValueTask<StreamRun> FindAsync(HttpContext http, PushServices services, PushHub hub)
    {
        string id = (string)http.Request.RouteValues["id"]!;
        if (services.Streams.Find(PushContext.OwnerOf(http.User), id) is { } own && hub.Find(own.Binding.Path) == own.Binding)
            return await AuthorizeAsync(http, own) is { } refused ? throw refused.ToException() : IsOwner(http, own) ? own : throw NoStream();

        // The stream's operation may have authentication schemes of its own, which name another user than this address does.
        foreach (var run in services.Streams.FindAll(id))
        {
            if (hub.Find(run.Binding.Path) != run.Binding)
                continue;
            var refused = await AuthorizeAsync(http, run);
            if (refused is { Status: 401 })
                throw refused.ToException();
            if (refused is null && IsOwner(http, run))
                return run;
        }
        throw NoStream();
    }

    static ValueTask<Problem?> AuthorizeAsync(HttpContext http, StreamRun run) => http.RequestServices.GetRequiredService<OperationAuthorizer>().AuthorizeAsync(run.Binding, http);

    static bool IsOwner(HttpContext http, StreamRun run) => PushContext.OwnerOf(http.User) == run.Owner;

    static PushException NoStream() => new(PushErrorCodes.NoStream, 404, "No such stream.");

    /// <summary>Where a stream is started, or gone on with.</summary>
    sealed class StartAddress(StreamBinding stream) : ILogAddress
    {
        public async ValueTask<ILogSource> FindAsync(HttpContext http, PushServices services, HttpQuery query, PushTransports transport) =>
            await GetRunAsync(http, services, stream, query, transport);
    }

    /// <summary>A stream's own address.</summary>
    sealed class RunAddress(PushHub hub) : ILogAddress
    {
        public async ValueTask<ILogSource> FindAsync(HttpContext http, PushServices services, HttpQuery query, PushTransports transport) =>
            await StreamWindow.FindAsync(http, services, hub);
    }

    static void SetLocation(HttpContext http, StreamBinding stream, StreamRun run)
    {
        // The request's own path, less the operation: also right under outer groups and a path base.
        string path = http.Request.Path.Value!.TrimEnd('/');
        var prefix = http.Request.PathBase.Add(new PathString(path[..^(stream.Path.Length + 1)]));
        http.Response.Headers.Location = $"{prefix.ToUriComponent()}/{Wire.Streams}/{Uri.EscapeDataString(run.Id)}";
    }

    static async Task AnswerCreatedAsync(HttpContext http, StreamRun run)
    {
        http.Response.StatusCode = 201;
        http.Response.ContentType = Wire.Json;
        var body = ControlJson.Bytes((run.Id, Cursor: run.Log.Resolve(ReadStart.Earliest)), static (json, run) =>
        {
            json.WriteStartObject();
            json.WriteString("stream"u8, run.Id);
            json.WriteString("cursor"u8, run.Cursor.ToString());
            json.WriteEndObject();
        });
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
