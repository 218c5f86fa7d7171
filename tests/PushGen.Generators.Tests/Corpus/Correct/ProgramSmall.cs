using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPush().AddEcho<EchoServer>();
var app = builder.Build();
app.MapPush("/push").MapEcho().AllowAnonymous();
app.Run();

[PushContract]
public interface IEcho
{
    Task<string> Say(string text, CancellationToken cancellationToken = default);
}

public sealed class EchoServer : IEchoServer
{
    public Task<string> Say(string text, CancellationToken cancellationToken) => Task.FromResult(text);
}
