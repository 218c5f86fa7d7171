using PushGen.AspNetCore;

namespace Wording;

[PushContract("words", TypeName = "Dictionary")]
public interface IWordService
{
    [PushName("look-up")] Task<string[]> LookupAsync([PushName("w")] string @word, CancellationToken @default = default);
    [PushName("all.words")] IAsyncEnumerable<string> GetAllAsync(char? first = null, CancellationToken cancellationToken = default);
    [Topic(Replay = 1), PushName("word-of-the-day")] IAsyncEnumerable<string> Daily([PushName("lang")] string language = "en", CancellationToken cancellationToken = default);
}

public sealed class WordService : IDictionaryServer
{
    public Task<string[]> LookupAsync(string word, CancellationToken @default) => Task.FromResult(Array.Empty<string>());

    public async IAsyncEnumerable<string> GetAllAsync(char? first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string word in new[] { "apple", "pear" })
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            if (first is null || word[0] == first)
                yield return word;
        }
    }
}
