namespace PushGen;

// Who the socket speaks for: a token is said when it is opened, and a newer one when the server asks, or refuses something for want of it.
sealed partial class WebSocketSession
{
    readonly SemaphoreSlim renewing = new(1);
    string? token;      // the one said last

    /// <summary>Gives the application's token of now.</summary>
    public Func<CancellationToken, Task<string?>>? TokenSource { get; init; }

    /// <summary>The token that was sent with the handshake.</summary>
    public string? Token
    {
        get => Volatile.Read(ref token);
        init => token = value;
    }

    /// <summary>Says the application's token, if it has another than the one said last. Never throws: without it the server closes in the end.</summary>
    public async Task RenewTokenAsync()
    {
        if (TokenSource is null || !IsOpen)
            return;
        try
        {
            await renewing.WaitAsync(closing.Token).ConfigureAwait(false);
            try
            {
                string? newer = await TokenSource(closing.Token).ConfigureAwait(false);
                if (newer is null || newer == token)
                    return;
                Volatile.Write(ref token, newer);
                await sender.TrySendAsync(json =>
                {
                    json.WriteString("t"u8, "auth"u8);
                    json.WriteString("token"u8, newer);
                }, closing.Token).ConfigureAwait(false);
            }
            finally
            {
                renewing.Release();
            }
        }
        catch (Exception e) when (HttpFailures.IsOfConnection(e))       // also the application's provider
        {
        }
    }
}
