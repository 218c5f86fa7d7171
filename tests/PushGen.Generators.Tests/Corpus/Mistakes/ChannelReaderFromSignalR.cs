using System.Threading.Channels;

namespace M09;

[PushContract]
public interface ICounterHub
{
    ChannelReader<int> Count(int to);    // PUSH0005
}
