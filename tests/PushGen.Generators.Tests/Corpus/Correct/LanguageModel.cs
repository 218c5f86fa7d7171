using System.Diagnostics;
using System.Runtime.CompilerServices;
using PushGen.AspNetCore;

namespace Assistant;

public sealed record Prompt(string Text, double Temperature = 0.7, int MaxTokens = 1024);
public sealed record Token(string Text, bool IsLast = false);

[PushContract]
public interface IAssistant
{
    /// <summary>The answer, token by token.</summary>
    IAsyncEnumerable<Token> Complete(Prompt prompt, CancellationToken cancellationToken = default);
    Task<int> CountTokens(string text, CancellationToken cancellationToken = default);
}

public sealed class AssistantServer(ILanguageModel model) : IAssistantServer
{
    static readonly ActivitySource Activities = new("Assistant");

    public async IAsyncEnumerable<Token> Complete(Prompt prompt, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var activity = Activities.StartActivity();
        int tokens = 0;
        await foreach (string text in model.GenerateAsync(prompt.Text, prompt.Temperature, cancellationToken))
        {
            if (++tokens == prompt.MaxTokens)
                break;
            yield return new Token(text);
        }
        yield return new Token("", IsLast: true);
    }

    public Task<int> CountTokens(string text, CancellationToken cancellationToken) => Task.FromResult(text.Split(' ').Length);
}

public interface ILanguageModel
{
    IAsyncEnumerable<string> GenerateAsync(string prompt, double temperature, CancellationToken cancellationToken);
}
