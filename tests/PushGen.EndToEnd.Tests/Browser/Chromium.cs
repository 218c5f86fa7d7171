using System.Diagnostics;

namespace PushGen.EndToEnd.Tests.Browser;

/// <summary>A browser without a window, in a profile of its own, that shows one page until it is disposed.</summary>
sealed class Chromium : IDisposable
{
    static readonly string[] Options =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--no-proxy-server",
    ];

    readonly string profile = Directory.CreateTempSubdirectory("pushgen-browser-").FullName;
    readonly Process process;

    public Chromium(string page)
    {
        var start = new ProcessStartInfo(Tools.Find("chromium", "chromium-browser", "google-chrome"), [.. Options, "--user-data-dir=" + profile, page])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };     // it complains of a desktop that is not there
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        try
        {
            Directory.Delete(profile, true);
        }
        catch (IOException)
        {
            // A last process of it still writes: a folder of temporary files stays.
        }
    }
}
