using System.Diagnostics;
using System.Text;

namespace PushGen.Package.Tests.Infrastructure;

/// <summary>A place outside the tree with an empty package cache, where consumers are built as their authors would.</summary>
public sealed class Outside : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pushgen-");

    public string Cache => Path.Combine(folder.FullName, "cache");

    /// <summary>A fresh copy of one of the consumers.</summary>
    public string Copy(string consumer)
    {
        string source = Repository.File("tests/PushGen.Package.Tests/Consumers/" + consumer), target = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = new FileInfo(Path.Combine(target, Path.GetRelativePath(source, file)));
            copy.Directory!.Create();
            File.Copy(file, copy.FullName);
        }
        return target;
    }

    /// <summary>Runs <c>dotnet</c> with the packed packages beside the machine's own package sources.</summary>
    public Task<(int Code, string Output)> DotnetAsync(string project, string command, params string[] arguments) => RunAsync("dotnet",
    [
        command, project, "--nologo", "-v:quiet", "-nodeReuse:false", .. arguments,
    ]);

    public async Task<(int Code, string Output)> RunAsync(string file, params string[] arguments)
    {
        using var process = Start(file, arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    public Process Start(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder.FullName,
        };
        foreach (string ofThisBuild in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(ofThisBuild);
        start.Environment["NUGET_PACKAGES"] = Cache;
        start.Environment["PushGenVersion"] = Packages.Version;                             // properties of projects, which not every command takes as arguments
        start.Environment["RestoreAdditionalProjectSources"] = Packages.Source;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return Process.Start(start)!;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
