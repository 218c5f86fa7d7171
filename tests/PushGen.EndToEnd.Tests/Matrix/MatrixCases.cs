namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>All types of the matrix. Each has two contracts of its name: one for reflection, and one with a JSON context.</summary>
static class MatrixCases
{
    const string InContext = "InContext";

    static readonly Dictionary<string, EchoCase> Echoes = new[]
    {
        Numbers.Cases, Texts.Cases, Times.Cases, Enums.Cases, Nullables.Cases, Objects.Cases, Polymorphics.Cases, Collections.Cases, Dictionaries.Cases, Dynamics.Cases,
    }.SelectMany(cases => cases).ToDictionary(type => type.Name);

    static readonly Dictionary<string, KeyCase> Keys = TopicKeys.Cases.ToDictionary(type => type.Name);

    public static IEnumerable<string> EchoNames => Echoes.Keys.SelectMany(name => (string[])[name, name + InContext]);

    public static IEnumerable<string> KeyNames => Keys.Keys;

    public static IEnumerable<string> ContractNames => [.. EchoNames, .. KeyNames];

    public static EchoCase Echo(string contract) =>
        Echoes[contract.EndsWith(InContext, StringComparison.Ordinal) ? contract[..^InContext.Length] : contract];

    public static KeyCase Key(string contract) => Keys[contract];
}
