using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Diagnostics;

/// <summary>PUSH00xx: the shape of a contract.</summary>
static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ContractIsGeneric = Error(
        DiagnosticIds.ContractIsGeneric,
        "A push contract is not generic",
        "The push contract '{0}' cannot be used: {1}",
        "Names on the wire, endpoints and registration belong to one contract; a generic one would stand for any number. Let a contract that is not generic inherit from a closed generic interface instead.");

    public static readonly DiagnosticDescriptor ContractIsInaccessible = Error(
        DiagnosticIds.ContractIsInaccessible,
        "A push contract is accessible to generated code",
        "Generated code cannot reach the push contract '{0}': {1}",
        "Client and server half are generated beside the contract, in the same namespace, and have to be able to name it.");

    public static readonly DiagnosticDescriptor MemberIsNoMethod = Error(
        DiagnosticIds.MemberIsNoMethod,
        "A push contract has methods only",
        "'{0}' is {1}; the operations of a push contract are methods",
        "Each operation goes over the network: a topic, a stream or a call. Properties, events, indexers and static abstract members have no such form.");

    public static readonly DiagnosticDescriptor OperationIsGeneric = Error(
        DiagnosticIds.OperationIsGeneric,
        "An operation is not generic",
        "The operation '{0}' has type parameters; write one operation per type",
        "The types of arguments and items are part of the contract and known to both ends at build time.");

    public static readonly DiagnosticDescriptor ReturnTypeIsUnknown = Error(
        DiagnosticIds.ReturnTypeIsUnknown,
        "An operation returns IAsyncEnumerable, Task or ValueTask",
        "The operation '{0}' returns '{1}'; a topic or stream returns IAsyncEnumerable<T>, a call Task, Task<T>, ValueTask or ValueTask<T>",
        "What an operation returns says what it is. Everything takes time over a network, so that nothing can be returned at once.");

    public static readonly DiagnosticDescriptor ParameterIsByReference = Error(
        DiagnosticIds.ParameterIsByReference,
        "A parameter is passed by value",
        "The parameter '{0}' of '{1}' is {2}; arguments are copied over the network",
        "Arguments are serialized. References, pointers and ref structs cannot leave the process.");

    public static readonly DiagnosticDescriptor SeveralCancellationTokens = Error(
        DiagnosticIds.SeveralCancellationTokens,
        "An operation has at most one CancellationToken",
        "The operation '{0}' has more than one CancellationToken; remove '{1}'",
        "One token cancels the operation; a second one would have no meaning on the wire.");

    public static readonly DiagnosticDescriptor CancellationTokenIsNotLast = Warning(
        DiagnosticIds.CancellationTokenIsNotLast,
        "The CancellationToken is the last parameter",
        "Move the CancellationToken '{0}' of '{1}' to the end",
        "It can then have a default value, and callers find it where they expect it.");

    public static readonly DiagnosticDescriptor OperationNameIsTaken = Error(
        DiagnosticIds.OperationNameIsTaken,
        "Operations of a contract have different names on the wire",
        "The operation '{0}' is called '{1}' on the wire, as is '{2}'; give one of them another name with [PushName]",
        "Names on the wire are in kebab-case without a trailing Async, so that overloads, inherited methods and names that differ only in case can come out equal.");

    public static readonly DiagnosticDescriptor WireNameIsIllegal = Error(
        DiagnosticIds.WireNameIsIllegal,
        "A name on the wire has lower-case letters, digits, '-' and '.'",
        "'{0}' cannot be the name of {1} on the wire: {2}",
        "The name is a part of addresses, which have to look the same in every client, proxy and log.");

    public static readonly DiagnosticDescriptor ContractNameIsTaken = AtEnd(
        DiagnosticIds.ContractNameIsTaken, DiagnosticSeverity.Error,
        "Contracts of a project have different names on the wire",
        "The contract '{0}' is called '{1}' on the wire, as is '{2}'; name one of them with [PushContract(\"…\")]",
        "Mapped under one prefix, the operations of two contracts with one name would have the same addresses.");

    public static readonly DiagnosticDescriptor ContractIsEmpty = Warning(
        DiagnosticIds.ContractIsEmpty,
        "A push contract has an operation",
        "The push contract '{0}' has no operation",
        "A client of it could do nothing.");

    public static readonly DiagnosticDescriptor TopicIsNoSequence = Error(
        DiagnosticIds.TopicIsNoSequence,
        "A topic returns IAsyncEnumerable",
        "The topic '{0}' returns '{1}'; a topic returns IAsyncEnumerable<T>",
        "A topic is a sequence of items that the server publishes.");

    public static readonly DiagnosticDescriptor KeyTypeIsUnsupported = Error(
        DiagnosticIds.KeyTypeIsUnsupported,
        "A topic's key has types with a text form",
        "The type '{2}' of the key parameter '{0}' of topic '{1}' has no text form that can be read back; use a string, number, bool, char, enum, Guid, date or time, or another type that is ISpanFormattable and ISpanParsable",
        "A topic's key is the query of its address and the name of its log, in one canonical form.");

    public static readonly DiagnosticDescriptor KeyNameIsReserved = Error(
        DiagnosticIds.KeyNameIsReserved,
        "A topic's key avoids the protocol's own parameters",
        "The key parameter '{0}' of topic '{1}' is called '{2}' on the wire, which the protocol uses itself; rename it or use [PushName]",
        "Keys share the query of an address with the protocol's parameters after, wait, gap, limit and lastEventId; names that begin with _ are ignored, and those that begin with push- are to come.");

    public static readonly DiagnosticDescriptor SequenceIsMisplaced = Error(
        DiagnosticIds.SequenceIsMisplaced,
        "A sequence is sent by a call, and only one",
        "The parameter '{0}' of '{1}' is an IAsyncEnumerable: {2}",
        "An upload is a call with one sequence among its arguments.");

    public static readonly DiagnosticDescriptor JsonContextIsNone = Error(
        DiagnosticIds.JsonContextIsNone,
        "The JsonContext of a contract is a JsonSerializerContext",
        "The contract '{0}' names '{1}' as its JsonContext, which is no class that derives from JsonSerializerContext",
        "The context says how the payloads are written and read.");

    public static readonly DiagnosticDescriptor TypeNameIsNoIdentifier = Error(
        DiagnosticIds.TypeNameIsNoIdentifier,
        "The TypeName of a contract is an identifier",
        "The contract '{0}' has the TypeName '{1}', which is no identifier; write a word that can begin a type's name, such as \"Trading\" for TradingClient",
        "The generated types are called after it: the client, the server interface, the publisher and the methods that add and map them.");

    public static readonly DiagnosticDescriptor NamedContractIsNone = Error(
        DiagnosticIds.NamedContractIsNone,
        "[GeneratePushServer] names a push contract",
        "No server half is generated for '{0}': {1}",
        "A server half is generated for an interface with [PushContract] that generated code can use.");
}
