using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPush().AddPong<PongServer>();
var app = builder.Build();
var push = app.MapPush("/push");
push.MapPong().AllowAnonymous();
push.MapPong().AllowAnonymous();    // PUSH0202
app.Run();

[PushContract]
public interface IPong { Task Pong(CancellationToken cancellationToken = default); }

public sealed class PongServer : IPongServer { public Task Pong(CancellationToken cancellationToken) => Task.CompletedTask; }
