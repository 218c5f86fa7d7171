using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.CodeFixes.Edits;

static class NewFile
{
    /// <summary>A file beside another, whose text names types in full and has <c>\n</c> at its line ends.</summary>
    public static async Task<Document> AddAsync(Document beside, string name, string text, CancellationToken cancellationToken)
    {
        if (await beside.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } neighbour)
            text = text.Replace("\n", Layout.EndOfLine(neighbour).ToString());
        var root = Written.Mark(SyntaxFactory.ParseCompilationUnit(text, options: (CSharpParseOptions?)beside.Project.ParseOptions));
        return await Written.SimplifyAsync(beside.Project.AddDocument(name + ".cs", root, beside.Folders), cancellationToken).ConfigureAwait(false);
    }
}
