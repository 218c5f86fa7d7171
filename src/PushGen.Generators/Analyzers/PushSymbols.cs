using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PushGen.Generators.Analyzers;

/// <summary>The types that rules ask about, looked up once per compilation. A project without PushGen has none, and costs nothing more.</summary>
sealed class PushSymbols
{
    PushSymbols(Compilation compilation)
    {
        Client = Find(compilation, "PushGen.CodeGen.IPushClient`1");
        Connection = Find(compilation, "PushGen.PushConnection");
        Subscription = Find(compilation, "PushGen.Subscription`1");
    }

    /// <summary>What every generated client implements.</summary>
    public INamedTypeSymbol? Client { get; }

    public INamedTypeSymbol? Connection { get; }

    /// <summary>What the topics and streams of a generated client return.</summary>
    public INamedTypeSymbol? Subscription { get; }

    /// <summary>Runs <paramref name="start"/> for compilations that use PushGen only.</summary>
    public static void WhenUsed(AnalysisContext context, Action<CompilationStartAnalysisContext, PushSymbols> start) =>
        context.RegisterCompilationStartAction(compilation =>
        {
            if (IsUsed(compilation.Compilation))
                start(compilation, new PushSymbols(compilation.Compilation));
        });

    /// <summary>For what has no start action; null where PushGen is not used.</summary>
    public static PushSymbols? Of(Compilation compilation) => IsUsed(compilation) ? new PushSymbols(compilation) : null;

    static bool IsUsed(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (reference.Name == "PushGen")
                return true;
        }
        return false;
    }

    /// <summary>The first accessible one: two assemblies may define a type of one name.</summary>
    internal static INamedTypeSymbol? Find(Compilation compilation, string name)
    {
        foreach (var type in compilation.GetTypesByMetadataName(name))
        {
            if (compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
                return type;
        }
        return null;
    }
}
