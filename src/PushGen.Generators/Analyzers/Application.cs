using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Analyzers;

/// <summary>Whether a compilation is an application, so that what it does not do is done nowhere.</summary>
static class Application
{
    static readonly string[] TestFrameworks = ["xunit", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit"];

    public static bool Is(Compilation compilation) => compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication && !IsTest(compilation);

    /// <summary>Tests wire half an application, and fakes.</summary>
    static bool IsTest(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            foreach (string framework in TestFrameworks)
            {
                if (reference.Name.StartsWith(framework, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether a referenced project uses PushGen's server too: it may have a server half of its own of any contract.</summary>
    public static bool SharesItsServer(Compilation compilation)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var module in assembly.Modules)
            {
                foreach (var reference in module.ReferencedAssemblies)
                {
                    if (reference.Name == "PushGen.AspNetCore")
                        return true;
                }
            }
        }
        return false;
    }
}
