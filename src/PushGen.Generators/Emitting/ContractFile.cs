using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>Puts the parts of a generated file together.</summary>
static class ContractFile
{
    public static string ClientHalf(ContractModel contract)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, contract);
        FileHeader.OpenNamespace(writer, contract);
        ClientEmitter.Write(writer, contract);
        writer.Line();
        ContractEmitter.Write(writer, contract);
        if (contract.Parsers.Count > 0)
        {
            writer.Line();
            ParsersEmitter.Write(writer, contract);
        }
        FileHeader.CloseNamespace(writer, contract);
        return writer.ToString();
    }

    public static string ServerHalf(ServerModel server)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, server.Contract);
        FileHeader.OpenNamespace(writer, server.Contract);
        ServerEmitter.WriteInterface(writer, server);
        ServerEmitter.WritePublisher(writer, server);
        EndpointsEmitter.Write(writer, server);
        FileHeader.CloseNamespace(writer, server.Contract);
        RegistrationEmitter.Write(writer, server);
        return writer.ToString();
    }
}
