using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing;

/// <summary>
/// Where the reader says which rules a contract breaks. The analyzer reports them; the generator needs only what the reader
/// itself remembers, which member is broken.
/// </summary>
interface IFindingSink
{
    void Add(DiagnosticDescriptor rule, ISymbol at, string argument0, string argument1 = "", string argument2 = "", FindingDetail detail = default);
}
