using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Writes <c>AddX</c> and <c>MapX</c>, in the namespaces where applications look for such methods.</summary>
static class RegistrationEmitter
{
    const string Members = "global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)";

    public static void Write(SourceWriter writer, ServerModel server)
    {
        writer.Line();
        WriteAdd(writer, server);
        writer.Line();
        WriteMap(writer, server);
    }

    static void WriteAdd(SourceWriter writer, ServerModel server)
    {
        var contract = server.Contract;
        var names = contract.Names;
        string see = Text.See(contract.DocId), publisher = Text.Beside(contract, names.Publisher), serverType = Text.Beside(contract, names.Server);
        string info = names.FullContractReference + ".Info";
        string factory = $"static topics => new {publisher}(topics)";
        writer.Open("namespace Microsoft.Extensions.DependencyInjection");
        writer.Line($"/// <summary>Adds {see} to an application.</summary>");
        FileHeader.Class(writer);
        writer.Open($"{server.Accessibility} static class {names.Unique}ServiceExtensions");
        if (contract.HasServerClass)
        {
            writer.Lines($"""
                /// <summary>Adds the server class and the publisher of {see}.</summary>
                /// <typeparam name="TServer">The server class; made anew, with its own services, for each call, stream and gate.</typeparam>
                {Text.ServerHalf(contract)}
                public static global::PushGen.AspNetCore.IPushBuilder Add{names.Word}<[{Members}] TServer>(this global::PushGen.AspNetCore.IPushBuilder builder)
                    where TServer : class, {serverType} =>
                    global::PushGen.AspNetCore.CodeGen.ServerRegistration.Add<{serverType}, TServer, {publisher}>(
                        builder, {info}, {factory});
                """);
        }
        else
        {
            writer.Lines($"""
                /// <summary>Adds the publisher of {see}. It has only topics without gate, so that there is nothing for a server class to do.</summary>
                {Text.ServerHalf(contract)}
                public static global::PushGen.AspNetCore.IPushBuilder Add{names.Word}(this global::PushGen.AspNetCore.IPushBuilder builder) =>
                    global::PushGen.AspNetCore.CodeGen.ServerRegistration.Add<{publisher}>(
                        builder, {info}, {factory});
                """);
        }
        writer.Close();
        writer.Close();
    }

    static void WriteMap(SourceWriter writer, ServerModel server)
    {
        var contract = server.Contract;
        string see = Text.See(contract.DocId);
        writer.Open("namespace Microsoft.AspNetCore.Builder");
        writer.Line($"/// <summary>Maps {see}.</summary>");
        FileHeader.Class(writer);
        writer.Open($"{server.Accessibility} static class {contract.Names.Unique}EndpointExtensions");
        writer.Line($"/// <summary>Maps the operations of {see} under the prefix.</summary>");
        writer.Line($"public static {Text.Beside(contract, contract.Names.Endpoints)} Map{contract.Names.Word}(this global::PushGen.AspNetCore.PushRouteBuilder push) =>");
        writer.Line($"    new(new {EndpointsEmitter.Mapper(contract)}(push, {contract.Names.FullContractReference}.Info, needsServer: {(contract.HasServerClass ? "true" : "false")}));");
        writer.Close();
        writer.Close();
    }
}
