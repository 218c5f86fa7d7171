using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace PushGen.CodeFixes.Server;

/// <summary>Finds the class that implements a generated server interface.</summary>
static class ServerClass
{
    /// <summary>Null where there is none, or more than one.</summary>
    public static async Task<INamedTypeSymbol?> FindAsync(Project project, string serverInterface, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        if (compilation?.GetTypeByMetadataName(serverInterface) is not { } type)
            return null;
        INamedTypeSymbol? found = null;
        foreach (var candidate in await SymbolFinder.FindImplementationsAsync(type, project.Solution, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (candidate is not { TypeKind: TypeKind.Class, IsAbstract: false, Arity: 0 } || !compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly))
                continue;
            if (found is not null)
                return null;
            found = candidate;
        }
        return found;
    }
}
