using PushGen.AspNetCore;
using PushGen.Benchmarks.Server;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>PushGen with its defaults; the address decides on the transport.</summary>
sealed class PushGenServer(int topics) : IFanoutServer
{
    QuotePublisher? publisher;

    public int Subscribers => publisher!.Subscribers;

    public void AddServices(IServiceCollection services) => services.AddPush().AddBench<BenchServer>();

    public void Map(WebApplication app)
    {
        app.MapPush("/push").MapBench();
        var publish = app.Services.GetRequiredService<BenchPublisher>();
        publisher = new QuotePublisher(topics == 1 ? [publish.Quotes()] : [.. Enumerable.Range(0, topics).Select(publish.QuotesOf)]);
    }

    public Task PublishAsync(long count, int size) => publisher!.PublishAsync(count, size, rate: 0);
}
