using System.Text;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Reads event blocks as they stand on the wire.</summary>
sealed class EventReader(HttpResponseMessage response, Stream stream) : IDisposable
{
    readonly StreamReader reader = new(stream, new UTF8Encoding(false));

    public HttpResponseMessage Response => response;

    /// <summary>The next block with its lines, without the blank line at its end; null at the end of the stream.</summary>
    public async Task<string?> NextAsync()
    {
        var block = new StringBuilder();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(DeskHost.Patience, TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length == 0)
                return block.ToString();
            block.Append(block.Length > 0 ? "\n" : "").Append(line);
        }
        Assert.Equal(0, block.Length);
        return null;
    }

    /// <summary>The next block, which has to begin so.</summary>
    public async Task<string> NextAsync(string beginning)
    {
        string? block = await NextAsync();
        Assert.StartsWith(beginning, block ?? "the end");
        return block!;
    }

    /// <summary>The line of the block that begins with the field's name.</summary>
    public static string? Field(string block, string name) =>
        block.Split('\n').FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
