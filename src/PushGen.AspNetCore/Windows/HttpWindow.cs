using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>The operations over plain HTTP.</summary>
static class HttpWindow
{
    public static Task ReadTopicAsync(HttpContext http, TopicBinding topic)
    {
        var services = Begin(http, topic);
        bool events = AcceptHeader.WantsEvents(http.Request);
        var query = HttpQuery.Read(http.Request);
        return LogWindow.ReadAsync(http, services, events, query, AuthorizeAsync, topic.Options.Public);

        async ValueTask<LogOpener> AuthorizeAsync()
        {
            HttpCaller.SetContext(http, events ? PushTransports.ServerSentEvents : PushTransports.LongPolling);
            string name = await topic.AuthorizeAsync(query.Key, http.RequestServices, http.RequestAborted);
            return (start, policy, listener) => services.Topics.Open(name, topic.Settings, start, policy, listener);
        }
    }

    public static Task StartStreamAsync(HttpContext http, StreamBinding stream) => StreamWindow.StartAsync(http, Begin(http, stream), stream);

    public static Task CallAsync(HttpContext http, CallBinding call) => CallWindow.RunAsync(http, Begin(http, call), call);

    static PushServices Begin(HttpContext http, OperationBinding operation)
    {
        var services = http.RequestServices.GetRequiredService<PushServices>();
        services.Contracts.Compare(http, operation.Operation.Contract);
        return services;
    }
}
