namespace PushGen.AspNetCore.Topics;

/// <summary>Counts how often it is woken.</summary>
sealed class Listener : ILogListener
{
    int woken;

    public int Woken => Volatile.Read(ref woken);

    public void OnAppended() => Interlocked.Increment(ref woken);
}
