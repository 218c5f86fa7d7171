namespace PushGen.Generators.Tests.Rules.Payloads;

/// <summary>Sources with one contract that sends one type, there and back.</summary>
static class PayloadSource
{
    /// <summary>A contract that sends <paramref name="type"/>, marked where it is told if it stands in <c>[|…|]</c>.</summary>
    public static string Sends(string type, string types = "") => $$"""
        using System.Text.Json.Serialization;
        using System.Collections.Immutable;
        [PushContract] public interface ITrading { Task Send({{type}} value, CancellationToken token = default); }
        {{types}}
        """;

    /// <summary>A contract that sends the type <c>Payload</c>.</summary>
    public static string Of(string types) => Sends("Payload", types);
}
