using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>The endpoints of a prefix itself: its description, its WebSocket and its streams.</summary>
static class PrefixEndpoints
{
    public static void Map(RouteGroupBuilder group, PushHub hub)
    {
        group.MapMethods("", ["GET", "CONNECT"], http => SocketWindow.IsHandshake(http) ? SocketWindow.AcceptAsync(http, hub) : throw new NotImplementedException());
    }
}
