using System.Buffers;
using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>A call by POST.</summary>
static class CallWindow
{
    public static async ValueTask RunAsync(HttpContext http, PushServices services, CallBinding call)
    {
        HttpBody.RequireType(http.Request, call.IsUpload ? Wire.NdJson : Wire.Json);
        AcceptHeader.RequireJson(http.Request);
        HttpQuery.RequireNone(http.Request);
        string? key = HttpCaller.ReadKey(http.Request);
        HttpCaller.SetContext(http, PushTransports.None, key);
        using var cancellation = services.Calls.NewCancellation(call, key, http.RequestAborted);
        var outcome = call.IsUpload ? await UploadAsync(http, services, call, cancellation) : await CallAsync(http, services, call, cancellation);
        await AnswerAsync(http, outcome);
    }

    static async ValueTask<CallOutcome> CallAsync(HttpContext http, PushServices services, CallBinding call, CallCancellation cancellation)
    {
        var (rented, length) = await HttpBody.ReadAsync(http, services.Options.MaxCallBytes);
        try
        {
            return await services.Calls.RunAsync(call, rented.AsMemory(0, length), null, http.RequestServices, cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    static async ValueTask<CallOutcome> UploadAsync(HttpContext http, PushServices services, CallBinding call, CallCancellation cancellation)
    {
        HttpBody.AllowEndless(http);
        var upload = new UploadReader(http, services.Options.MaxCallBytes, services.Options.MaxItemBytes);
        byte[] arguments = await upload.ReadArgumentsAsync();
        return await services.Calls.RunAsync(call, arguments, upload.ReadElementsAsync(), http.RequestServices, cancellation);
    }

    static Task AnswerAsync(HttpContext http, CallOutcome outcome)
    {
        if (outcome.Problem is { } problem)
            return ProblemResponse.WriteAsync(http, problem);
        if (outcome.Result is not { } result)
        {
            http.Response.StatusCode = 204;
            return Task.CompletedTask;
        }
        http.Response.ContentType = Wire.Json;
        http.Response.ContentLength = result.Length;
        return http.Response.Body.WriteAsync(result, http.RequestAborted).AsTask();
    }
}
