namespace PushGen.EndToEnd.Tests;

static class Limits
{
    /// <summary>Longer than anything may take; only a test that fails waits for it.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    /// <summary>Waits until something that happens on the other side has happened.</summary>
    public static async Task Until(Func<bool> condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string what = "")
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Long);
        while (!condition())
        {
            Assert.False(timeout.IsCancellationRequested, "Never came true: " + what);
            await Task.Delay(2, CancellationToken.None);
        }
    }
}
