using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPush().AddPing<PingServer>();    // PUSH0201
var app = builder.Build();
app.Run();

[PushContract]
public interface IPing { Task Ping(CancellationToken cancellationToken = default); }

public sealed class PingServer : IPingServer { public Task Ping(CancellationToken cancellationToken) => Task.CompletedTask; }
