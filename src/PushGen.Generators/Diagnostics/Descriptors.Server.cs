using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Diagnostics;

/// <summary>PUSH02xx: how an application uses its contracts.</summary>
static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ContractIsNotWired = AtEnd(
        DiagnosticIds.ContractIsNotWired, DiagnosticSeverity.Warning,
        "An application registers and maps a contract",
        "The contract '{0}' is {1} but never {2}; call {3}",
        "Registered and not mapped, a contract has no endpoints: clients are answered 404. Mapped and not registered, the application does not start, or has no publisher to give out.");

    public static readonly DiagnosticDescriptor ContractIsMappedTwice = Error(
        DiagnosticIds.ContractIsMappedTwice,
        "A contract is mapped once under a prefix",
        "The contract '{0}' is mapped under this prefix already, in line {1}; remove one of the two",
        "Two endpoints of one address would answer neither; the application stops at start.");

    public static readonly DiagnosticDescriptor PublishIsNotAwaited = Warning(
        DiagnosticIds.PublishIsNotAwaited,
        "Publishing is awaited",
        "The publish to {0} is not awaited; await it, or write '_ =' if its failure does not matter",
        "An item that cannot be serialized, or is too large, is told by an exception that nobody sees then, and what is published next may overtake it.");

    public static readonly DiagnosticDescriptor ServerBlocks = Warning(
        DiagnosticIds.ServerBlocks,
        "A server class does not block",
        "'{0}' blocks a thread with {1}; {2}",
        "Calls, streams and subscriptions of all users share the threads of the pool. A few blocked ones delay everybody, heart-beats included, so that clients reconnect and make it worse.");

    public static readonly DiagnosticDescriptor TopicIsResolvedInLoop = Info(
        DiagnosticIds.TopicIsResolvedInLoop,
        "A topic is looked up before the loop that publishes to it",
        "The topic '{0}' is the same each time round; look it up once before the loop",
        "A Topic<T> can be kept. Looking it up formats its key and searches for its log each time.");

    public static readonly DiagnosticDescriptor TopicIsNeverPublished = AtEnd(
        DiagnosticIds.TopicIsNeverPublished, DiagnosticSeverity.Info,
        "A topic that is mapped is published to",
        "Nothing is published to the topic '{0}': the application does not call {1}",
        "Subscribers of such a topic wait for ever, without any error.");

    public static readonly DiagnosticDescriptor ContextOutlivesCall = Warning(
        DiagnosticIds.ContextOutlivesCall,
        "A PushContext is not kept longer than its call",
        "PushContext belongs to one call, stream or gate, but {0}; let a scoped class take it, or pass on what is needed of it",
        "A context that is kept says of every later caller that it is the first one, with that one's user and rights.");
}
