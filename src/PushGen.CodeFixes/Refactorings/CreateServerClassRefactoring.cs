using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using PushGen.CodeFixes.Edits;
using PushGen.Generators.Parsing;

namespace PushGen.CodeFixes.Refactorings;

/// <summary>
/// On a contract's name, or on the line that generates its server half here: a class with all that the server interface asks for, in a file of
/// its own.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp), Shared]
public sealed class CreateServerClassRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellationToken) = (context.Document, context.CancellationToken);
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || FindContract(root.FindNode(context.Span), context, model) is not { } contract
            || KnownTypes.FindPushAttribute(contract, "PushContractAttribute") is not { } attribute
            || ContractReader.Read(contract, attribute, model.Compilation, sink: null, withParsers: false, cancellationToken).Contract is not { Names: var names } contractModel)
        {
            return;
        }
        string prefix = contractModel.Namespace is { } scope ? scope.Replace("@", "") + "." : "", name = names.Word + "Server";
        var assembly = model.Compilation.Assembly;
        if (assembly.GetTypeByMetadataName(prefix + names.Server) is not { } server || assembly.GetTypeByMetadataName(prefix + name) is not null)
            return;
        foreach (var _ in await SymbolFinder.FindImplementationsAsync(server, document.Project.Solution, cancellationToken: cancellationToken).ConfigureAwait(false))
            return;     // there is one
        context.RegisterRefactoring(CodeAction.Create("Create a server class for this contract",
            token => CreateAsync(document, name, new ServerClassText(model.Compilation).Of(name, contractModel.Namespace, server), token), nameof(CreateServerClassRefactoring)));
    }

    static INamedTypeSymbol? FindContract(SyntaxNode node, CodeRefactoringContext context, SemanticModel model)
    {
        if (node is InterfaceDeclarationSyntax contract)
            return contract.Identifier.Span.IntersectsWith(context.Span) ? model.GetDeclaredSymbol(contract, context.CancellationToken) : null;
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: { Count: > 0 } arguments } attribute || AttributeEdits.NameOf(attribute) is not "GeneratePushServer")
            return null;
        return arguments[0].Expression is TypeOfExpressionSyntax { Type: var type } ? model.GetTypeInfo(type, context.CancellationToken).Type as INamedTypeSymbol : null;
    }

    static async Task<Solution> CreateAsync(Document contract, string name, string text, CancellationToken cancellationToken) =>
        (await NewFile.AddAsync(contract, name, text, cancellationToken).ConfigureAwait(false)).Project.Solution;
}
