using PushGen.Package.Tests.Infrastructure;

namespace PushGen.Package.Tests;

/// <summary>Applications outside the tree that know of PushGen only what the packages say.</summary>
[Trait("Needs", "Packages")]
[Collection(nameof(OutsideCollection))]
public class ConsumerTests(Outside outside)
{
    static readonly string[] Talk =
    [
        "tea-WebSocket: call 30, upload 3.5, stream 10, topic 10",
        "tea-ServerSentEvents: call 30, upload 3.5, stream 10, topic 10",
        "tea-LongPolling: call 30, upload 3.5, stream 10, topic 10",
    ];

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public async Task OneProject_BuildsWithoutWarningsAndTalksOverAllTransports()
    {
        string project = outside.Copy("One");

        Succeeded(await outside.DotnetAsync(project, "build", "-o", project + "/out"));

        Assert.Equal(Talk, Lines(Succeeded(await outside.RunAsync("dotnet", project + "/out/One.dll"))));
        Assert.Contains(Packages.Source, await File.ReadAllTextAsync($"{outside.Cache}/pushgen/{Packages.Version}/.nupkg.metadata", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Warnings of the trimmer are errors here, and there is no JSON by reflection.</summary>
    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public async Task OneProject_PublishedTrimmed_TalksOverAllTransports()
    {
        string project = outside.Copy("One");

        Succeeded(await outside.DotnetAsync(project, "publish", "--use-current-runtime", "--self-contained", "-p:PublishTrimmed=true", "-o", project + "/out"));

        Assert.Equal(Talk, Lines(Succeeded(await outside.RunAsync(project + "/out/One"))));
    }

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public async Task ThreeProjects_BuildWithoutWarningsAndTalkOverAllTransports()
    {
        string projects = outside.Copy("Three");
        Succeeded(await outside.DotnetAsync(projects + "/Server", "build", "-o", projects + "/server-out"));
        Succeeded(await outside.DotnetAsync(projects + "/Client", "build", "-o", projects + "/client-out"));

        using var server = outside.Start("dotnet", projects + "/server-out/Server.dll");
        try
        {
            string? address = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(address);
            Assert.Equal(Talk, Lines(Succeeded(await outside.RunAsync("dotnet", projects + "/client-out/Client.dll", address))));
        }
        finally
        {
            server.Kill();
        }
        Assert.False(File.Exists(projects + "/client-out/PushGen.AspNetCore.dll"), "A client got the server.");
    }

    static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static string Succeeded((int Code, string Output) run)
    {
        Assert.True(run.Code == 0, run.Output);
        return run.Output;
    }
}
