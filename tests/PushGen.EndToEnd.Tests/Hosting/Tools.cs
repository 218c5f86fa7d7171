namespace PushGen.EndToEnd.Tests;

/// <summary>Programs of others that some tests drive. Where one is missing its tests are skipped, or fail with <c>PUSHGEN_REQUIRE_TOOLS=1</c>.</summary>
static class Tools
{
    /// <summary>The first of these programs that is on the PATH.</summary>
    public static string Find(params string[] names)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string? found = names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (found is null)
            Miss($"Needs {string.Join(" or ", names)} on the PATH.");
        return found!;
    }

    /// <summary>Skips the test for what is not there.</summary>
    public static void Miss(string reason)
    {
        if (Environment.GetEnvironmentVariable("PUSHGEN_REQUIRE_TOOLS") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
