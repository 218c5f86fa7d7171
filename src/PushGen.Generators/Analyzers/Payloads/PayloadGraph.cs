using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>The types of a project that its contracts send, found once per compilation.</summary>
sealed class PayloadGraph
{
    readonly Dictionary<INamedTypeSymbol, bool> types = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> lost = new(SymbolEqualityComparer.Default);

    PayloadGraph()
    {
    }

    public PayloadSettings Settings { get; } = new();

    public static PayloadGraph Of(Compilation compilation)
    {
        var graph = new PayloadGraph();
        var contracts = new List<INamedTypeSymbol>();
        FindContracts(compilation.Assembly.GlobalNamespace, contracts);
        foreach (var contract in contracts)
        {
            if (ContractPayloads.JsonContext(ContractPayloads.Attribute(contract)!) is { } context)
                graph.Settings.Add(context);
        }
        new Finder(graph, compilation).Find(contracts);
        return graph;
    }

    /// <summary>Whether the type, or one that derives from it, is part of a payload.</summary>
    public bool Has(INamedTypeSymbol type) => types.ContainsKey(type);

    /// <summary>Whether the type is itself the declared type of something that is sent.</summary>
    public bool IsDeclared(INamedTypeSymbol type) => types.TryGetValue(type, out bool declared) && declared;

    public bool IsLost(IPropertySymbol property) => lost.Contains(property);

    static void FindContracts(INamespaceOrTypeSymbol scope, List<INamedTypeSymbol> contracts)
    {
        if (scope is INamespaceSymbol @namespace)
        {
            foreach (var inner in @namespace.GetNamespaceMembers())
                FindContracts(inner, contracts);
        }
        foreach (var type in scope.GetTypeMembers())
        {
            if (ContractPayloads.Attribute(type) is not null)
                contracts.Add(type);
            FindContracts(type, contracts);
        }
    }

    sealed class Finder(PayloadGraph graph, Compilation compilation) : PayloadWalk(compilation.Assembly, graph.Settings, compilation.ObjectType)
    {
        readonly Stack<INamedTypeSymbol> waiting = new();

        public void Find(List<INamedTypeSymbol> contracts)
        {
            foreach (var contract in contracts)
            {
                foreach (var use in ContractPayloads.Read(contract))
                    Enter(use.Type);
            }
            while (waiting.Count > 0)
                Open(waiting.Pop());
        }

        protected override void Own(INamedTypeSymbol type) => Add(type.OriginalDefinition, declared: true);

        void Add(INamedTypeSymbol type, bool declared)
        {
            if (graph.types.TryGetValue(type, out bool before) && (before || !declared))
                return;
            graph.types[type] = declared;
            waiting.Push(type);
        }

        void Open(INamedTypeSymbol type)
        {
            foreach (var member in PayloadMembers.Of(type, Settings))
            {
                if (PayloadMembers.IsWritten(member))
                    Enter(PayloadMembers.TypeOf(member));
            }
            for (var parent = type.BaseType; parent is not null && IsOwn(parent); parent = parent.BaseType)
                Add(parent.OriginalDefinition, declared: false);
            foreach (var derived in DerivedTypes(type))
                Enter(derived);
            if (graph.types[type] && !IsAbstract(type))
                FindLost(type);
        }

        void FindLost(INamedTypeSymbol type)
        {
            var constructor = PayloadConstructor.Of(type, Settings);
            if (constructor.Fault is not null)
                return;         // PUSH0106: it is not read at all
            foreach (var member in PayloadMembers.Of(type, Settings))
            {
                if (member is IPropertySymbol property && IsOwn(property.ContainingType) && LostProperties.IsLost(property, constructor, Settings))
                    graph.lost.Add(property.OriginalDefinition);
            }
        }
    }

    static IEnumerable<INamedTypeSymbol> DerivedTypes(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "JsonDerivedTypeAttribute", ConstructorArguments.Length: > 0 }
                && attribute.ConstructorArguments[0].Value is INamedTypeSymbol { IsUnboundGenericType: false } derived)
            {
                yield return derived;
            }
        }
    }
}
