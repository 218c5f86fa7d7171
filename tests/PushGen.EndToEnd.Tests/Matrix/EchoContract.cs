using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>What is generated for one contract of the matrix, found by its name.</summary>
sealed class EchoContract(string word)
{
    static readonly Assembly Assembly = typeof(EchoContract).Assembly;
    static readonly string Namespace = typeof(EchoContract).Namespace!;

    readonly Type client = Find($"{word}Client"), publisher = Find($"{word}Publisher");

    public void Add(IPushBuilder builder)
    {
        var add = Extension("Microsoft.Extensions.DependencyInjection", "ServiceExtensions", "Add");
        if (add.IsGenericMethodDefinition)
        {
            var needed = Find($"I{word}Server");
            add = add.MakeGenericMethod(Assembly.GetTypes().Single(type => type.IsClass && needed.IsAssignableFrom(type)));
        }
        add.Invoke(null, [builder]);
    }

    public void Map(PushRouteBuilder push) => Extension("Microsoft.AspNetCore.Builder", "EndpointExtensions", "Map").Invoke(null, [push]);

    public object MakeClient(PushConnection connection) => Activator.CreateInstance(client, connection)!;

    public Topic<TItem> Topic<TItem>(IServiceProvider services, string method, object? key) =>
        (Topic<TItem>)publisher.GetMethod(method)!.Invoke(services.GetRequiredService(publisher), [key])!;

    MethodInfo Extension(string space, string kind, string verb) =>
        Assembly.GetType($"{space}.{Namespace.Replace('.', '_')}_{word}{kind}", throwOnError: true)!.GetMethod(verb + word)!;

    static Type Find(string name) => Assembly.GetType($"{Namespace}.{name}", throwOnError: true)!;
}

/// <summary>Both ends of one contract.</summary>
sealed class EchoEnds(MatrixHost host, EchoContract contract, PushConnection connection)
{
    readonly object client = contract.MakeClient(connection);

    public Received Received => host.Services.GetRequiredService<Received>();

    public IEcho<T> Client<T>() => (IEcho<T>)client;

    public IKeyed<T> KeyedClient<T>() => (IKeyed<T>)client;

    public Topic<TItem> Topic<TItem>(string method, object? key) => contract.Topic<TItem>(host.Services, method, key);
}
