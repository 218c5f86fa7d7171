namespace PushGen.EndToEnd.Tests.Behaviour;

/// <summary>One of everything, for the tests of behaviour.</summary>
[PushContract]
public interface IBehaviour
{
    /// <summary>Notes of a room.</summary>
    [Topic(Replay = 1, Retain = 100_000, RetainBytes = 64 * 1024 * 1024)]
    IAsyncEnumerable<Note> Notes(string room, CancellationToken cancellationToken = default);

    [Topic(Retain = 10)]
    IAsyncEnumerable<Note> Brief(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="Notes"/>, but little is kept.</summary>
    [Topic(Retain = 20)]
    IAsyncEnumerable<Note> Recent(string room, CancellationToken cancellationToken = default);

    [Topic(SlowReader = SlowReader.Latest, Replay = 1)]
    IAsyncEnumerable<Note> Newest(CancellationToken cancellationToken = default);

    [Topic(Gated = true)]
    IAsyncEnumerable<Note> Secret(string room, CancellationToken cancellationToken = default);

    [Topic(PerUser = true)]
    IAsyncEnumerable<Note> Mine(CancellationToken cancellationToken = default);

    [Topic]
    IAsyncEnumerable<Note> Slot(int shelf, Colour colour, DateOnly day, bool urgent, string? label = null, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> Count(int from, int to, CancellationToken cancellationToken = default);

    /// <summary>Counts until it is canceled, and says so to the test.</summary>
    IAsyncEnumerable<int> Forever(string run, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> FailAfter(int items, CancellationToken cancellationToken = default);

    Task<Sum> Add(int a, int b = 1, CancellationToken cancellationToken = default);

    ValueTask Touch(string what, CancellationToken cancellationToken = default);

    ValueTask<string?> Find(string? key, CancellationToken cancellationToken = default);

    Task Fail(string code, int status, CancellationToken cancellationToken = default);

    Task Crash(CancellationToken cancellationToken = default);

    /// <summary>Waits until it is canceled, and says so to the test.</summary>
    Task Wait(string run, CancellationToken cancellationToken = default);

    /// <summary>Answers how often it was started for this booking, when the test lets it.</summary>
    [AtMostOnce]
    Task<int> Book(string booking, bool held = false, CancellationToken cancellationToken = default);

    Task<int> Total(string name, IAsyncEnumerable<int> numbers, CancellationToken cancellationToken = default);

    [PushName("shout.it")]
    Task<string> Shout([PushName("words")] string text, int times = 2);
}

public record Note(int Number, string Text = "");

public record Sum(int Value);

public enum Colour
{
    Red,
    Green,
}
