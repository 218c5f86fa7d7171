using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>Reads a log over HTTP in the way the reader asked for, once it is known who reads what.</summary>
static class LogWindow
{
    /// <param name="http">The request.</param>
    /// <param name="services">The application's.</param>
    /// <param name="events">Whether events were asked for, or else a page.</param>
    /// <param name="query">The request's parameters.</param>
    /// <param name="address">Where the log is.</param>
    /// <param name="isPublic">Whether shared caches may keep pages.</param>
    /// <returns>A task that does not fail.</returns>
    public static Task ReadAsync(HttpContext http, PushServices services, bool events, in HttpQuery query, ILogAddress address, bool isPublic = false)
    {
        if (query.HasSeenEnd)
        {
            http.Response.StatusCode = 204;     // stops an EventSource; by any node, without looking for the log
            return Task.CompletedTask;
        }
        return events
            ? GuardedHandler.GuardAsync(http, services, ReadEventsAsync(http, services, query, address))
            : PageWindow.ReadAsync(http, services, query, address, isPublic);
    }

    static async ValueTask ReadEventsAsync(HttpContext http, PushServices services, HttpQuery query, ILogAddress address)
    {
        ILogSource source;
        try
        {
            source = await address.FindAsync(http, services, query, PushTransports.ServerSentEvents);
        }
        catch (Exception e) when (e is not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            var problem = services.Problems.Map(e, http.GetEndpoint()?.DisplayName ?? "push");
            if (!GetsBetter(problem))
                throw;
            await EventStreamWindow.SayByeAsync(http, services, Farewell.From(problem));
            return;
        }
        await EventStreamWindow.ReadAsync(http, services, query, source);
    }

    static bool GetsBetter(Problem problem) => problem.Status is 429 or >= 500;
}
