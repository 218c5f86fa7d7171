using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Translate;

[PushContract(JsonContext = typeof(TranslateJson))]
public interface ITranslator
{
    IAsyncEnumerable<Sentence> Translate(string text, Language to, Language? from = null, CancellationToken cancellationToken = default);
    ValueTask<Language> Detect(string text, CancellationToken cancellationToken = default);
}

public enum Language { English, German, French }

public sealed record Sentence(string Source, string Target);

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Sentence))]
[JsonSerializable(typeof(Language))]
[JsonSerializable(typeof(Language?))]
[JsonSerializable(typeof(string))]
internal sealed partial class TranslateJson : JsonSerializerContext;

public sealed class TranslatorServer : ITranslatorServer
{
    public async IAsyncEnumerable<Sentence> Translate(string text, Language to, Language? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string sentence in text.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return new Sentence(sentence, $"{to}: {sentence}");
        }
    }

    public ValueTask<Language> Detect(string text, CancellationToken cancellationToken) => new(text.Contains('ß') ? Language.German : Language.English);
}
