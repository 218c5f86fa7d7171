using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>The operations over plain HTTP.</summary>
static class HttpWindow
{
    /// <returns>A task that does not fail.</returns>
    public static Task ReadTopicAsync(HttpContext http, PushServices services, TopicBinding topic)
    {
        services.Contracts.Compare(http, topic.Operation.Contract);
        return LogWindow.ReadAsync(http, services, AcceptHeader.WantsEvents(http.Request), HttpQuery.Read(http.Request), topic, topic.Options.Public);
    }

    public static ValueTask StartStreamAsync(HttpContext http, PushServices services, StreamBinding stream)
    {
        services.Contracts.Compare(http, stream.Operation.Contract);
        return StreamWindow.StartAsync(http, services, stream);
    }

    public static ValueTask CallAsync(HttpContext http, PushServices services, CallBinding call)
    {
        services.Contracts.Compare(http, call.Operation.Contract);
        return CallWindow.RunAsync(http, services, call);
    }
}
