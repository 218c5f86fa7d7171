using PushGen.AspNetCore;

namespace Quizzes;

public sealed record Question(int Number, string Text, string[] Answers);
public sealed record Standing(IReadOnlyDictionary<string, int> Points);

[PushContract]
public interface IQuiz
{
    [Topic(Retain = 30, Replay = 1)] IAsyncEnumerable<Question> Questions(string pin, CancellationToken cancellationToken = default);
    [Topic(Retain = 1, Replay = 1)] IAsyncEnumerable<Standing> Standings(string pin, CancellationToken cancellationToken = default);
    Task Join(string pin, string nickname, CancellationToken cancellationToken = default);
    [AtMostOnce] Task<bool> Answer(string pin, int question, int answer, CancellationToken cancellationToken = default);
}

public sealed class QuizServer(QuizMaster master, PushContext context) : IQuizServer
{
    public Task Join(string pin, string nickname, CancellationToken cancellationToken) => master.AddAsync(pin, context.ConnectionId, nickname, cancellationToken);

    public Task<bool> Answer(string pin, int question, int answer, CancellationToken cancellationToken) =>
        master.AnswerAsync(pin, context.ConnectionId, answer == question % 4, cancellationToken);
}

/// <summary>A singleton that keeps the games; it has no context of a caller.</summary>
public sealed class QuizMaster(QuizPublisher publisher)
{
    readonly Dictionary<string, int> points = [];

    public async Task AddAsync(string pin, string connection, string nickname, CancellationToken cancellationToken)
    {
        points[nickname + connection] = 0;
        await PublishAsync(pin, cancellationToken);
    }

    public async Task<bool> AnswerAsync(string pin, string connection, bool right, CancellationToken cancellationToken)
    {
        points[connection] = points.GetValueOrDefault(connection) + (right ? 1 : 0);
        await PublishAsync(pin, cancellationToken);
        return right;
    }

    async Task PublishAsync(string pin, CancellationToken cancellationToken) => await publisher.Standings(pin).PublishAsync(new Standing(new Dictionary<string, int>(points)), cancellationToken);
}
