using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing.Memory;

/// <summary>
/// The files of a project by the types that they declare. What a contract's model follows from is: its own file, the files that declare a
/// type of a name that stands in it, the files that declare a type of a name that stands in those, and so on; and what holds for the whole
/// project: references, options, namespaces and global usings. Nothing is bound to find that out; a name stands for all types that are called so.
/// </summary>
sealed class ProjectFiles
{
    static readonly ConditionalWeakTable<Compilation, ProjectFiles> All = new();

    readonly Dictionary<string, Declaration> declarations = new(StringComparer.Ordinal);
    readonly ulong shared;

    ProjectFiles(Compilation compilation)
    {
        var common = new Fingerprint();
        var namespaces = new HashSet<string>(StringComparer.Ordinal);
        var globalNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var file = FileFacts.Of(tree);
            foreach (string type in file.Types)
                Declare(type, file);
            foreach (string name in file.Namespaces)
            {
                if (namespaces.Add(name))
                    common.Add(name);
            }
            foreach (var attributes in file.AssemblyAttributes)
                FileOutline.AddShape(ref common, attributes);
            foreach (var directive in file.GlobalUsings)
            {
                FileOutline.AddNames(globalNames, directive);
                FileOutline.AddShape(ref common, directive);
            }
        }
        common.Add(compilation.AssemblyName ?? "");
        common.Add(Identity.Of(compilation.Options));
        foreach (var reference in compilation.ExternalReferences)
            common.Add(Identity.Of(reference));
        AddFiles(ref common, [.. globalNames], own: null);
        shared = common.Value;
    }

    public static ProjectFiles Of(Compilation compilation) => All.GetValue(compilation, static compilation => new ProjectFiles(compilation));

    /// <summary>The same number as before means that whatever was read of a contract in the file is still so.</summary>
    public ulong StateOf(SyntaxTree tree)
    {
        var state = new Fingerprint();
        state.Add(shared);
        var own = FileFacts.Of(tree);
        AddFiles(ref state, own.Outline.Names, own);
        return state.Value;
    }

    void AddFiles(ref Fingerprint state, string[] names, FileFacts? own)
    {
        var reached = new HashSet<FileFacts>();
        var waiting = new Stack<FileFacts>();
        while (true)
        {
            for (int i = 0; i < names.Length; i++)
            {
                if (!declarations.TryGetValue(names[i], out var declaration))
                    continue;
                state.Add((ulong)i);
                for (var one = declaration; one is not null; one = one.Earlier)
                {
                    // The order of the parts of a type is the order of its members.
                    state.Add(one.File == own ? 1 : one.File.Outline.Shape);
                    if (one.File != own && reached.Add(one.File))
                        waiting.Push(one.File);
                }
            }
            if (waiting.Count == 0)
                return;
            names = waiting.Pop().Outline.Names;
        }
    }

    void Declare(string type, FileFacts file)
    {
        declarations.TryGetValue(type, out var earlier);
        if (earlier?.File != file)
            declarations[type] = new Declaration(file, earlier);
    }

    sealed class Declaration(FileFacts file, Declaration? earlier)
    {
        public FileFacts File { get; } = file;

        public Declaration? Earlier { get; } = earlier;
    }
}
