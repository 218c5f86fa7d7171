using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>The operations over a WebSocket.</summary>
static class SocketWindow
{
    public static Task AcceptAsync(HttpContext http, PushHub hub) => throw new NotImplementedException();
}
