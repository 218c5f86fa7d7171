namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>One way to send a quote to many subscribers, to be hosted by <see cref="FanoutServer"/>.</summary>
interface IFanoutServer
{
    void AddServices(IServiceCollection services);

    void Map(WebApplication app);

    int Subscribers { get; }

    /// <summary>Publishes consecutive quotes to each topic in turn, as fast as its flow control allows: no subscriber misses one.</summary>
    Task PublishAsync(long count, int size);
}
