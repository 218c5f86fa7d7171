using System.Runtime.CompilerServices;

namespace PushGen.EndToEnd.Tests.Streams;

public sealed class ModelServer(Generations generations) : IModelServer
{
    public async IAsyncEnumerable<string> Tell(int story, int tokens, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var generation = generations.Of(story);
        generation.Begin();
        try
        {
            for (int i = 0; i < tokens; i++)
            {
                if (i % 8 == 0)
                    await Task.Yield();
                generation.Produce();
                yield return Story.Token(story, i);
            }
        }
        finally
        {
            generation.Stop();
        }
    }
}
