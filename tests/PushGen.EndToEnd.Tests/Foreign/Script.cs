using System.Diagnostics;

namespace PushGen.EndToEnd.Tests.Foreign;

/// <summary>One of the scripts beside this file, while it runs.</summary>
sealed class Script : IDisposable
{
    const string Folder = "tests/PushGen.EndToEnd.Tests/Foreign/";

    readonly Process process;
    readonly Task<string> errors;

    Script(string program, string[] arguments)
    {
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static Script Node(string name, params string[] arguments)
    {
        string node = Tools.Find("node");
        if (!Directory.Exists(Repository.File(Folder + "node_modules")))
            Tools.Miss("Needs 'npm ci' in " + Folder);
        return new Script(node, [Repository.File(Folder + name), .. arguments]);
    }

    public static Script Shell(string name, params string[] arguments)
    {
        Tools.Find("curl");
        return new Script(Tools.Find("bash"), [Repository.File(Folder + name), .. arguments]);
    }

    /// <summary>The next line that it prints; fails with what it says instead.</summary>
    public async Task<string> LineAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Limits.Long);
        try
        {
            return await process.StandardOutput.ReadLineAsync(timeout.Token) ?? throw new InvalidOperationException("It ended: " + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("It prints nothing more: " + await errors);
        }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
