using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Generator;

/// <summary>The compiler takes names of generated files that differ only in case for one, and rejects the second.</summary>
public class FileNameTests
{
    const string Shop = "[PushContract] public interface IShop { Task Go(); }", Twin = "[PushContract(\"other\")] public interface Ishop { Task Go(); }", Third = "[PushContract] public interface IThird { Task Go(); }";

    [Fact]
    public void Contracts_ThatDifferInCase_HaveFilesOfTheirOwn()
    {
        string[] names = Names(GeneratorRun.Of(Shop + Twin + Third).Result);

        Assert.Equal(6, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("IThird.g.cs", names);
        Assert.DoesNotContain("IShop.g.cs", names);
        Assert.DoesNotContain("Ishop.g.cs", names);
    }

    [Fact]
    public void Namespaces_ThatDifferInCase_HaveFilesOfTheirOwn() =>
        Assert.Equal(4, Names(GeneratorRun.Of($"namespace A {{ {Shop} }} namespace a {{ {Shop.Replace("]", "(\"b\")]", StringComparison.Ordinal)} }}").Result).Length);

    [Fact]
    public void Names_OfTwins_DoNotDependOnTheirOrder() =>
        Assert.Equal(Names(GeneratorRun.Of(Shop + Twin).Result).Order(StringComparer.Ordinal), Names(GeneratorRun.Of(Twin + Third + Shop).Result).Where(name => !name.StartsWith("IThird", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Twin_ThatComesAndGoes_ChangesTheNameAndNothingElse()
    {
        var alone = TestProject.Untracked(("IShop.cs", Shop), ("IThird.cs", Third));

        var both = alone.Add("Twin.cs", Twin);

        Assert.DoesNotContain("IThird", both.ChangedFiles(alone), StringComparison.Ordinal);
        Assert.Contains("IShop.g.cs", both.ChangedFiles(alone), StringComparison.Ordinal);
        Assert.Equal("", both.Remove("Twin.cs").ChangedFiles(alone));
    }

    static string[] Names(GeneratorDriverRunResult result) => [.. result.Results[0].GeneratedSources.Select(source => source.HintName)];
}
