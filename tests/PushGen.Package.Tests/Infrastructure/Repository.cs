namespace PushGen.Package.Tests.Infrastructure;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
static class Repository
{
    public static string File(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "PushGen.sln")))
                return Path.Combine(folder.FullName, path);
        }
        throw new FileNotFoundException("The tests run outside the repository.");
    }
}
