using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Parsing;

namespace PushGen.CodeFixes.Refactorings;

/// <summary>
/// On the name of an interface that is the T of a SignalR <c>Hub&lt;T&gt;</c>, or looks like it: a contract in a file of its own, with a topic for
/// each method of the interface and an operation for each of the hub. Interface and hub stay, so that users can move over one by one.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp), Shared]
public sealed class SignalRContractRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellationToken) = (context.Document, context.CancellationToken);
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(context.Span) is not InterfaceDeclarationSyntax { TypeParameterList: null } declaration
            || !declaration.Identifier.Span.IntersectsWith(context.Span)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } client
            || KnownTypes.FindPushAttribute(client, "PushContractAttribute") is not null
            || !SignalRHub.CanBeClient(client)
            || model.Compilation.GetTypesByMetadataName(KnownTypes.PushContractAttribute).IsEmpty)
        {
            return;
        }
        var hub = SignalRHub.Find(model.Compilation, client);
        if (hub is null && !client.Name.EndsWith("Client", StringComparison.Ordinal))
            return;         // an interface of tasks may be any service's
        context.RegisterRefactoring(CodeAction.Create("Make a push contract of this SignalR client interface",
            token => CreateAsync(document, client, hub, model.Compilation, token), nameof(SignalRContractRefactoring)));
    }

    static async Task<Solution> CreateAsync(Document document, INamedTypeSymbol client, INamedTypeSymbol? hub, Compilation compilation, CancellationToken cancellationToken)
    {
        var receivers = await SignalRSends.FindReceiversAsync(document.Project.Solution, client, cancellationToken).ConfigureAwait(false);
        var contract = new SignalRContractText(client, hub, receivers, new TypeText(ExternAliases.Of(compilation)));
        return (await NewFile.AddAsync(document, contract.Name, contract.ToString(), cancellationToken).ConfigureAwait(false)).Project.Solution;
    }
}
