using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PushGen.Generators.Analyzers;

/// <summary>The types that rules about servers ask about, looked up once per compilation, and what generated members are known by.</summary>
sealed class ServerSymbols
{
    readonly INamedTypeSymbol pushBuilder, routeBuilder, topic, half;
    readonly ConcurrentDictionary<ISymbol, INamedTypeSymbol?> contracts = new(SymbolEqualityComparer.Default);

    ServerSymbols(Compilation compilation, INamedTypeSymbol half, INamedTypeSymbol pushBuilder, INamedTypeSymbol routeBuilder, INamedTypeSymbol topic, INamedTypeSymbol context)
    {
        Compilation = compilation;
        this.half = half;
        this.pushBuilder = pushBuilder;
        this.routeBuilder = routeBuilder;
        this.topic = topic;
        Context = context;
    }

    public Compilation Compilation { get; }

    /// <summary><c>PushContext</c>.</summary>
    public INamedTypeSymbol Context { get; }

    /// <summary>Null for compilations without PushGen's server.</summary>
    public static ServerSymbols? Find(Compilation compilation) =>
        References(compilation, "PushGen.AspNetCore")
        && PushSymbols.Find(compilation, "PushGen.AspNetCore.CodeGen.ServerHalfAttribute") is { } half
        && PushSymbols.Find(compilation, "PushGen.AspNetCore.IPushBuilder") is { } push
        && PushSymbols.Find(compilation, "PushGen.AspNetCore.PushRouteBuilder") is { } route
        && PushSymbols.Find(compilation, "PushGen.AspNetCore.Topic`1") is { } topic
        && PushSymbols.Find(compilation, "PushGen.AspNetCore.PushContext") is { } context
            ? new ServerSymbols(compilation, half, push, route, topic, context)
            : null;

    static bool References(Compilation compilation, string name)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (reference.Name == name)
                return true;
        }
        return false;
    }

    /// <summary>The contract of a generated <c>AddX</c>.</summary>
    public INamedTypeSymbol? ContractOfAdd(IMethodSymbol method) => IsExtensionOf(method, pushBuilder) ? ContractOf(method) : null;

    /// <summary>The contract of a generated <c>MapX</c>.</summary>
    public INamedTypeSymbol? ContractOfMap(IMethodSymbol method) => IsExtensionOf(method, routeBuilder) ? ContractOf(method.ReturnType) : null;

    static bool IsExtensionOf(IMethodSymbol method, INamedTypeSymbol type) =>
        method is { IsExtensionMethod: true, Parameters.Length: 1 } && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type);

    /// <summary>The contract of a generated method that gives a topic, <c>TradingPublisher.Quotes</c>.</summary>
    public INamedTypeSymbol? ContractOfTopic(IMethodSymbol method) => IsTopic(method.ReturnType) ? ContractOf(method.ContainingType) : null;

    public bool IsTopic(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, topic);

    public bool IsRouteBuilder(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, routeBuilder);

    public bool IsPublish(IMethodSymbol method) => method.Name == "PublishAsync" && IsTopic(method.ContainingType);

    public bool IsMapPush(IMethodSymbol method) => method.Name == "MapPush" && IsRouteBuilder(method.ReturnType);

    /// <summary>The contract that something is generated for, or null.</summary>
    public INamedTypeSymbol? ContractOf(ISymbol symbol)
    {
        var definition = symbol.OriginalDefinition;
        return contracts.TryGetValue(definition, out var known) ? known : contracts.GetOrAdd(definition, Read(definition));
    }

    INamedTypeSymbol? Read(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, half) && attribute.ConstructorArguments.Length == 1)
                return attribute.ConstructorArguments[0].Value is string id ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Compilation) as INamedTypeSymbol : null;
        }
        return null;
    }

    /// <summary>Whether a class implements a generated server interface.</summary>
    public bool IsServer(INamedTypeSymbol type)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (ContractOf(implemented) is not null)
                return true;
        }
        return false;
    }
}
