using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

static class CapabilitiesReader
{
    static readonly Version Own = typeof(CapabilitiesReader).Assembly.GetName().Version;

    public static Capabilities Read(Compilation compilation, ParseOptions options)
    {
        bool hasServer = false;
        Stranger[] strangers = [];
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (assembly.Name is not (KnownTypes.ClientAssembly or KnownTypes.ServerAssembly))
                continue;
            hasServer |= assembly.Name == KnownTypes.ServerAssembly;
            if (assembly.Version != Own)
                strangers = [.. strangers, new Stranger(assembly.Name, assembly.Version.ToString(3))];
        }
        return new Capabilities(hasServer, LanguageFloor.TooOld(options), new EquatableArray<Stranger>(strangers));
    }
}
