using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>The operations over plain HTTP.</summary>
static class HttpWindow
{
    public static Task ReadTopicAsync(HttpContext http, TopicBinding topic) => throw new NotImplementedException();

    public static Task StartStreamAsync(HttpContext http, StreamBinding stream) => throw new NotImplementedException();

    public static Task CallAsync(HttpContext http, CallBinding call) => throw new NotImplementedException();
}
