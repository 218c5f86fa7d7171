using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Diagnostics;

/// <summary>PUSH01xx: what operations send, and whether it arrives.</summary>
static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PayloadIsUnserializable = Error(
        DiagnosticIds.PayloadIsUnserializable,
        "A payload can be serialized",
        "'{0}' cannot be part of a payload: {1}",
        "Payloads are copied over the network as JSON. What belongs to a process, like a stream, a delegate or a task, cannot be; send the data that is in it.");

    public static readonly DiagnosticDescriptor PayloadIsNotCovered = Warning(
        DiagnosticIds.PayloadIsNotCovered,
        "The JsonContext covers every payload",
        "'{0}' does not cover the payload '{1}' of '{2}'; add [JsonSerializable(typeof({1}))] to it",
        "All payloads of a contract are written and read by its JsonContext. One that it does not know stops the application at start. An error where the project is trimmed or compiled ahead of time.");

    public static readonly DiagnosticDescriptor PayloadIsAbstract = Warning(
        DiagnosticIds.PayloadIsAbstract,
        "An abstract payload names its derived types",
        "The payload '{0}' is {1} that names no derived types, and cannot be read back; give it a [JsonDerivedType] for each",
        "System.Text.Json writes only what the declared type has, and does not know what to make of it when it is read.");

    public static readonly DiagnosticDescriptor PayloadIsUntyped = Warning(
        DiagnosticIds.PayloadIsUntyped,
        "A payload has a type",
        "'{0}' in a payload arrives as a JsonElement, whatever was sent; name the type, or say JsonElement",
        "JSON does not carry types, and a JsonContext covers only those that are named.");

    public static readonly DiagnosticDescriptor TimeHasNoOffset = Info(
        DiagnosticIds.TimeHasNoOffset,
        "A time in a payload has an offset",
        "The DateTime in '{2}' means another moment in another time zone; use DateTimeOffset",
        "What a DateTime means depends on its Kind, and a local or unspecified one on the machine that reads it. A DateTimeOffset is the same moment everywhere.");

    public static readonly DiagnosticDescriptor PayloadIsNotConstructed = Warning(
        DiagnosticIds.PayloadIsNotConstructed,
        "A payload can be constructed when it is read",
        "The payload '{0}' can be sent but not read: {1}",
        "System.Text.Json reads with the constructor marked with [JsonConstructor], the public one without parameters or the only public one, and each parameter has to be called like a property and have its type.");

    public static readonly DiagnosticDescriptor JsonContextIsMissing = Warning(
        DiagnosticIds.JsonContextIsMissing,
        "A contract of a trimmed project names a JsonContext",
        "The contract '{0}' names no JsonContext, and this project sets {1}; name one with [PushContract(JsonContext = typeof(…))]",
        "Without a context System.Text.Json uses reflection, which is off in trimmed applications and those compiled ahead of time.");

    public static readonly DiagnosticDescriptor ValueIsNoProperty = Warning(
        DiagnosticIds.ValueIsNoProperty,
        "The values of a payload are properties",
        "{0} left out of the JSON without a word; {1}",
        "System.Text.Json writes and reads properties. Public fields, and so the elements of a tuple, arrive with their defaults.");

    public static readonly DiagnosticDescriptor PropertyIsNotRead = Warning(
        DiagnosticIds.PropertyIsNotRead,
        "A property of a payload can be set when it is read",
        "The property '{0}' is sent, but {1} and no constructor takes it, so that it is lost when it is read",
        "System.Text.Json sets properties through a public setter, an init accessor or a parameter of the constructor, and leaves others out.");
}
