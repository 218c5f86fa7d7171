using Microsoft.CodeAnalysis;

namespace PushGen.CodeFixes.Server;

/// <summary>Finds the class that implements a generated server interface.</summary>
static class ServerClass
{
    /// <summary>Null where there is none, or more than one.</summary>
    public static async Task<INamedTypeSymbol?> FindAsync(Project project, string serverInterface, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        if (compilation?.GetTypeByMetadataName(serverInterface) is not { } implemented)
            return null;
        var found = new List<INamedTypeSymbol>();
        Collect(compilation.Assembly.GlobalNamespace, implemented, found);
        return found.Count == 1 ? found[0] : null;
    }

    static void Collect(INamespaceOrTypeSymbol scope, INamedTypeSymbol implemented, List<INamedTypeSymbol> found)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
                Collect(inner, implemented, found);
        }
        if (scope is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, Arity: 0, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } type
            && type.AllInterfaces.Contains(implemented, SymbolEqualityComparer.Default))
            found.Add(type);
    }
}
