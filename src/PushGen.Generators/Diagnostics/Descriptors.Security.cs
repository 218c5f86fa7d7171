using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Diagnostics;

/// <summary>PUSH05xx: who may use what.</summary>
static partial class Descriptors
{
    public static readonly DiagnosticDescriptor AuthorizationIsUndecided = Info(
        DiagnosticIds.AuthorizationIsUndecided,
        "Who may use a contract is said where it is mapped",
        "The contract '{0}' is mapped without a word on who may use it; add RequireAuthorization() or AllowAnonymous()",
        "Without either, anybody who reaches the server may subscribe and call. If that is meant, AllowAnonymous() says so.");

    public static readonly DiagnosticDescriptor KeyIsAPerson = Warning(
        DiagnosticIds.KeyIsAPerson,
        "A topic of one person or tenant is not open to all",
        "Whoever may use the topic '{0}' can read it for any '{1}'; let the server class decide with Gated = true, or make it the caller's own with PerUser = true",
        "A key comes from the client, which can put any value there. Authorization of the endpoint does not look at it.");

    public static readonly DiagnosticDescriptor MethodIsNoGate = Error(
        DiagnosticIds.MethodIsNoGate,
        "A method that looks like a gate is one",
        "'{0}' looks like the gate of the topic '{1}' and is never called; {2}",
        "A gate that nobody asks lets everybody in, and nothing shows it.");

    public static readonly DiagnosticDescriptor PublicTopicIsRestricted = Error(
        DiagnosticIds.PublicTopicIsRestricted,
        "A public topic is open to all",
        "The topic '{0}' is Public, but {1}",
        "Public lets shared caches keep a topic's pages and give them to anybody, without asking the server. The application stops at start.");

    public static readonly DiagnosticDescriptor OperationIsHttpOnly = Info(
        DiagnosticIds.OperationIsHttpOnly,
        "What only an HTTP request can honour keeps operations off the WebSocket",
        "A WebSocket cannot honour {0}: it refuses {1} with 'http-only'",
        "On a WebSocket, an operation is a message and no request of its own. What cannot be honoured there is refused rather than skipped in silence.");
}
