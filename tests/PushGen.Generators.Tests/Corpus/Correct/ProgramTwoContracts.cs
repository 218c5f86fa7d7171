using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization();
builder.Services.AddPush().AddNews<NewsServer>().AddAdmin<AdminServer>();
var app = builder.Build();

var push = app.MapPush("/push");
push.MapNews().AllowAnonymous();
push.MapAdmin().RequireAuthorization("admin");

app.MapGet("/", (NewsPublisher news) => news.Headlines("world").SubscriberCount);
app.Run();

[PushContract]
public interface INews
{
    [Topic(Replay = 20)] IAsyncEnumerable<string> Headlines(string section, CancellationToken cancellationToken = default);
    Task<string?> Article(int id, CancellationToken cancellationToken = default);
}

[PushContract]
public interface IAdmin
{
    Task Publish(string section, string headline, CancellationToken cancellationToken = default);
}

public class NewsServer : INewsServer
{
    public Task<string?> Article(int id, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}

public class AdminServer(NewsPublisher news) : IAdminServer
{
    public async Task Publish(string section, string headline, CancellationToken cancellationToken)
    {
        await news.Headlines(section).PublishAsync(headline, cancellationToken);
    }
}
