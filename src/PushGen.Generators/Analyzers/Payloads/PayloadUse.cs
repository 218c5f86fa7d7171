using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>A payload where a contract names it: the parameter, or the method whose result or item it is.</summary>
readonly record struct PayloadUse(ISymbol At, ITypeSymbol Type);
