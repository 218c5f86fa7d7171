using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>Tells what is under a prefix.</summary>
static class DescriptionWindow
{
    public static async Task DescribeAsync(HttpContext http, PushHub hub)
    {
        if (HttpMethods.IsConnect(http.Request.Method))
        {
            await ProblemResponse.WriteAsync(http, new Problem(PushErrorCodes.MethodNotAllowed, 405, "What is here is used with GET, or CONNECT for a WebSocket."), "GET");
            return;
        }
        AcceptHeader.RequireJson(http.Request);
        HttpQuery.RequireNone(http.Request);
        var services = http.RequestServices.GetRequiredService<PushServices>();
        var body = ControlJson.Bytes((hub, services), static (json, what) => Write(json, what.hub, what.services));
        http.Response.ContentType = Wire.Json;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    static void Write(Utf8JsonWriter json, PushHub hub, PushServices services)
    {
        json.WriteStartObject();
        json.WriteNumber("version"u8, Wire.Version);
        json.WriteString("epoch"u8, PushCursor.FormatEpoch(services.Topics.Epoch));
        json.WriteStartArray("contracts"u8);
        foreach (var contract in hub.Operations.GroupBy(operation => operation.Operation.Contract).OrderBy(contract => contract.Key.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, contract.Key.Name);
            json.WriteString("hash"u8, contract.Key.Hash);
            json.WriteStartArray("operations"u8);
            foreach (var operation in contract.OrderBy(operation => operation.Path, StringComparer.Ordinal))
                WriteOperation(json, operation);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteLimits(json, services.Options);
        json.WriteEndObject();
    }

    static void WriteOperation(Utf8JsonWriter json, OperationBinding operation)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, operation.Operation.Name);
        json.WriteString("kind"u8, operation switch
        {
            TopicBinding => "topic",
            CallBinding { IsUpload: true } => "upload",
            CallBinding => "call",
            _ => "stream",
        });
        json.WriteEndObject();
    }

    static void WriteLimits(Utf8JsonWriter json, PushOptions options)
    {
        json.WriteStartObject("limits"u8);
        json.WriteNumber("item"u8, options.MaxItemBytes);
        json.WriteNumber("call"u8, options.MaxCallBytes);
        json.WriteNumber("frame"u8, options.MaxFrameBytes);
        json.WriteNumber("subscriptions"u8, options.MaxSubscriptionsPerConnection);
        json.WriteNumber("calls"u8, options.MaxCallsPerConnection);
        json.WriteNumber("streams"u8, options.MaxStreamsPerConnection);
        json.WriteEndObject();
    }
}
