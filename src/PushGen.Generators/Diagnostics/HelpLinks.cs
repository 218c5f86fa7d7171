namespace PushGen.Generators.Diagnostics;

static class HelpLinks
{
    public static string For(string id) => $"https://github.com/pushgen/pushgen/blob/main/docs/diagnostics/{id}.md";
}
