using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace PushGen.CodeFixes.Refactorings;

/// <summary>To whom a method of a client interface is sent, as the code that sends says it.</summary>
[Flags]
enum SignalRReceivers
{
    All = 0,
    Group = 1,

    /// <summary>A user, or the one connection that called: what is theirs must not become everybody's.</summary>
    User = 2,
}

/// <summary>Reads the code that sends.</summary>
static class SignalRSends
{
    /// <summary>By the method's name; what is not there is sent to all.</summary>
    public static async Task<Dictionary<string, SignalRReceivers>> FindReceiversAsync(Solution solution, INamedTypeSymbol client, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, SignalRReceivers>(StringComparer.Ordinal);
        foreach (var method in SignalRHub.MethodsOf(client))
        {
            foreach (var reference in await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false))
            {
                foreach (var location in reference.Locations)
                {
                    var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                    found.TryGetValue(method.Name, out var before);
                    found[method.Name] = before | Read(root!.FindNode(location.Location.SourceSpan));
                }
            }
        }
        return found;
    }

    /// <summary><c>Clients.Group("x").Method(…)</c>: what stands before the method.</summary>
    static SignalRReceivers Read(SyntaxNode name) => name.Parent is not MemberAccessExpressionSyntax { Expression: var receiver } ? SignalRReceivers.All
        : (receiver is InvocationExpressionSyntax call ? call.Expression : receiver) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var to }
            ? to switch
            {
                "Group" or "Groups" or "GroupExcept" or "OthersInGroup" => SignalRReceivers.Group,
                "User" or "Users" or "Caller" or "Client" => SignalRReceivers.User,
                _ => SignalRReceivers.All,
            }
            : SignalRReceivers.All;
}
