using System.Collections.ObjectModel;
using System.ComponentModel;

namespace Desktop;

public sealed record LogEntry(int Level, string Text);

[PushContract]
public interface ILogs
{
    [Topic(Replay = 100)] IAsyncEnumerable<LogEntry> Entries(string app, CancellationToken cancellationToken = default);
}

public sealed class LogViewModel : INotifyPropertyChanged, IAsyncDisposable
{
    readonly LogsClient client = new("https://logs.example.com/push");
    readonly CancellationTokenSource closing = new();
    Task? reading;

    public event PropertyChangedEventHandler? PropertyChanged;

    public ObservableCollection<LogEntry> Entries { get; } = [];

    public bool IsReading => reading is { IsCompleted: false };

    public void Open(string app)
    {
        reading = ReadAsync(app);
        PropertyChanged?.Invoke(this, new(nameof(IsReading)));
    }

    async Task ReadAsync(string app)
    {
        await foreach (var entry in client.Entries(app, closing.Token).FromEarliest())
            Entries.Add(entry);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await client.DisposeAsync();
        closing.Dispose();
    }
}
