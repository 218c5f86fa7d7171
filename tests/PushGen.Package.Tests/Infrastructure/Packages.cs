using System.IO.Compression;

namespace PushGen.Package.Tests.Infrastructure;

/// <summary>The packed packages, in the folder that PUSHGEN_PACKAGES names. Packing and building consumers takes minutes, so the tests of them are asked for.</summary>
static class Packages
{
    public const string Missing = "PUSHGEN_PACKAGES names no folder with packed packages: dotnet pack src/PushGen -o <folder>, and src/PushGen.AspNetCore likewise.";

    static readonly string? Folder = Environment.GetEnvironmentVariable("PUSHGEN_PACKAGES");

    static readonly string? Again = Environment.GetEnvironmentVariable("PUSHGEN_PACKAGES_AGAIN");

    public static bool AreThere => Folder is not null;

    public static bool AreThereTwice => Folder is not null && Again is not null;

    /// <summary>Where they are.</summary>
    public static string Source => Path.GetFullPath(Folder!);

    public static string Version => Path.GetFileNameWithoutExtension(Find(Source, "PushGen.AspNetCore", ".nupkg"))["PushGen.AspNetCore.".Length..];

    /// <summary>What is in a package, by path.</summary>
    public static Dictionary<string, byte[]> Read(string name, string extension = ".nupkg") => Unpack(Find(Source, name, extension));

    /// <summary>What is in the same package, packed once more in another folder.</summary>
    public static Dictionary<string, byte[]> ReadAgain(string name, string extension) => Unpack(Find(Path.GetFullPath(Again!), name, extension));

    static string Find(string folder, string name, string extension) =>
        Assert.Single(Directory.GetFiles(folder, name + ".*" + extension), file => char.IsAsciiDigit(Path.GetFileName(file)[name.Length + 1]));

    static Dictionary<string, byte[]> Unpack(string file)
    {
        using var package = ZipFile.OpenRead(file);
        return package.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return copy.ToArray();
        });
    }
}
