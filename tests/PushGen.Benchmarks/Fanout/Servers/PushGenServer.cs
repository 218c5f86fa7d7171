using PushGen.AspNetCore;
using PushGen.Benchmarks.Server;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>PushGen with its defaults; the address decides on the transport.</summary>
sealed class PushGenServer : IFanoutServer
{
    Topic<Quote>? topic;
    QuotePublisher? publisher;

    public int Subscribers => topic!.SubscriberCount;

    public void AddServices(IServiceCollection services) => services.AddPush().AddBench<BenchServer>();

    public void Map(WebApplication app)
    {
        app.MapPush("/push").MapBench();
        topic = app.Services.GetRequiredService<BenchPublisher>().Quotes();
        publisher = new QuotePublisher(topic);
    }

    public Task PublishAsync(long count, int size) => publisher!.PublishAsync(count, size, rate: 0);
}
