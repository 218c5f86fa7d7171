using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

static class CapabilitiesReader
{
    public static Capabilities Read(Compilation compilation)
    {
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (assembly.Name == KnownTypes.ServerAssembly)
                return new Capabilities(HasServer: true);
        }
        return new Capabilities(HasServer: false);
    }
}
