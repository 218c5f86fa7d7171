using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Diagnostics;

/// <summary>PUSH03xx: the use of clients.</summary>
static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ClientIsNotDisposed = Warning(
        DiagnosticIds.ClientIsNotDisposed,
        "A client or connection is disposed by who makes it",
        "The connection of this '{0}' is never closed: {1}",
        "A connection keeps its WebSocket open, and connects again when it is lost, until it is disposed. Without that the server keeps serving somebody who is gone.");

    public static readonly DiagnosticDescriptor SubscriptionIsDropped = Warning(
        DiagnosticIds.SubscriptionIsDropped,
        "A subscription is enumerated",
        "The result of '{0}' is dropped: {1}",
        "A topic or stream is only described by the method of the client; the subscription begins with await foreach.");

    public static readonly DiagnosticDescriptor CallIsBlockedOn = Warning(
        DiagnosticIds.CallIsBlockedOn,
        "A call of a client does not block",
        "'{0}' blocks a thread until '{1}' has an answer from the network; use {2}",
        "A blocked thread waits for the network. Under a synchronization context, as in a user interface, it waits for ever; on a server it starves the thread pool.");

    public static readonly DiagnosticDescriptor AddressCarriesCredentials = Warning(
        DiagnosticIds.AddressCarriesCredentials,
        "An address carries no credentials",
        "The address carries credentials ({0}); give them with PushClientOptions.AccessTokenProvider",
        "Addresses end up in logs, messages and metrics. PushConnection refuses an address with a query and does not send a user name or password; a token in an address cannot be renewed either.");

    public static readonly DiagnosticDescriptor ResilienceCutsPush = Warning(
        DiagnosticIds.ResilienceCutsPush,
        "A push client has no resilience handler",
        "'{0}' also works on push clients{1}: it cuts long polls after 10 seconds and repeats calls that may have been carried out; leave push clients out",
        "A push client waits, reconnects and repeats by itself, and knows which calls may be repeated. The standard handlers cut what takes more than 10 seconds, "
            + "which a held long poll does, and send every POST again.");

    public static readonly DiagnosticDescriptor GapsAreIgnored = Info(
        DiagnosticIds.GapsAreIgnored,
        "Gaps are ignored only where the newest item says everything",
        "Items of '{0}' that get lost are skipped without a word; catch PushGapException, or make the topic SlowReader.Latest if its newest item says everything",
        "GapPolicy.FromLatest goes on with what comes next, so that the application never learns that items are missing.");
}
