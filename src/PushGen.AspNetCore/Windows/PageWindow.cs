using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>Answers one page of a log, held for a while if there is nothing in it yet.</summary>
static class PageWindow
{
    /// <returns>A task that does not fail: exceptions are answered here, so that a held poll has one state machine and not two.</returns>
    public static Task ReadAsync(HttpContext http, PushServices services, in HttpQuery query, ILogAddress address, bool isPublic)
    {
        var finding = address.FindAsync(http, services, query, PushTransports.LongPolling);
        return finding.IsCompletedSuccessfully
            ? Poll.RunAsync(http, services, query, finding.Result, isPublic)
            : GuardedHandler.GuardAsync(http, services, FindAndReadAsync(http, services, query, finding, isPublic));
    }

    static async ValueTask FindAndReadAsync(HttpContext http, PushServices services, HttpQuery query, ValueTask<ILogSource> finding, bool isPublic) =>
        await Poll.RunAsync(http, services, query, await finding, isPublic);
}
