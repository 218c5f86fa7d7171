using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>Types that belong to a process, and those that System.Text.Json writes but makes nothing of.</summary>
static class Unserializable
{
    /// <summary>Why a value of the type cannot be sent, and what to do; or null.</summary>
    public static string? Reason(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Delegate } => "it is a delegate, and code is not sent",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "it points into the memory of a process",
        { IsRefLikeType: true } => "it is a ref struct; use an array",
        IArrayTypeSymbol { Rank: > 1 } => "System.Text.Json has no arrays of several dimensions; use an array of arrays",
        INamedTypeSymbol named => OfNamed(named),
        _ => null,
    };

    static string? OfNamed(INamedTypeSymbol type)
    {
        for (var known = type; known is not null; known = known.BaseType)
        {
            if (known.ContainingType is null && Known(known.Name) is var (scope, reason) && KnownTypes.IsIn(known, scope))
                return reason;
        }
        return null;
    }

    static (string Scope, string Reason)? Known(string name) => name switch
    {
        "Stream" or "TextReader" or "TextWriter" => ("System.IO", "it belongs to a process; send the bytes or the text, or an IAsyncEnumerable parameter of parts"),
        "Task" or "ValueTask" => ("System.Threading.Tasks", "it belongs to a process; send its result"),
        "CancellationToken" => ("System.Threading", "cancellation is not sent; make it a parameter of the operation"),
        "CancellationTokenSource" or "WaitHandle" or "Thread" or "Timer" or "SemaphoreSlim" => ("System.Threading", Local),
        "Channel" or "ChannelReader" or "ChannelWriter" => ("System.Threading.Channels", "it belongs to a process; make it an operation or a parameter of its own, as IAsyncEnumerable"),
        "IAsyncEnumerable" => ("System.Collections.Generic", "a sequence over time is an operation or a parameter of its own; use a list here"),
        "IAsyncEnumerator" or "IEnumerator" => ("System.Collections.Generic", "it is a place in a sequence; use a list"),
        "IObservable" or "IObserver" or "IServiceProvider" => ("System", Local),
        "IQueryable" or "IGrouping" or "ILookup" or "Lookup" => ("System.Linq", "it is a query; send its results in a list or dictionary"),
        "Expression" => ("System.Linq.Expressions", "it is code; send what it is made from"),
        "MemberInfo" or "Assembly" or "Module" or "ParameterInfo" => ("System.Reflection", "it belongs to a process; send its name"),
        "Exception" => ("System", "it belongs to a process; send what the receiver has to know of it, or throw a PushException"),
        "Index" or "Range" => ("System", "System.Text.Json reads it back empty; send its numbers"),
        "Lazy" => ("System", "System.Text.Json reads it back empty; send its value"),
        "BigInteger" => ("System.Numerics", "System.Text.Json reads it back as 0; send a string, or give it a converter"),
        "Complex" => ("System.Numerics", "System.Text.Json reads it back as 0; send its parts, or give it a converter"),
        "IPAddress" or "EndPoint" => ("System.Net", "System.Text.Json cannot write it; send a string, or give it a converter"),
        "MailAddress" => ("System.Net.Mail", "System.Text.Json cannot read it; send a string, or give it a converter"),
        "HttpClient" or "HttpContent" or "HttpRequestMessage" or "HttpResponseMessage" => ("System.Net.Http", Local),
        "HttpContext" or "HttpRequest" or "HttpResponse" or "IFormFile" => ("Microsoft.AspNetCore.Http", Local),
        "ClaimsPrincipal" or "ClaimsIdentity" or "Claim" => ("System.Security.Claims", "System.Text.Json cannot write or read it; send what the receiver has to know of it"),
        "CultureInfo" => ("System.Globalization", "System.Text.Json cannot write it; send its name"),
        "Encoding" or "Rune" or "StringBuilder" => ("System.Text", "System.Text.Json does not write it as text; send a string"),
        "Regex" => ("System.Text.RegularExpressions", "System.Text.Json does not write its pattern; send a string"),
        "DataTable" or "DataSet" or "DataRow" => ("System.Data", "System.Text.Json cannot write it; send a list of records"),
        "XObject" => ("System.Xml.Linq", "System.Text.Json cannot write it; send a string"),
        "XmlNode" => ("System.Xml", "System.Text.Json cannot write it; send a string"),
        _ => null,
    };

    const string Local = "it belongs to a process; send the data that is in it";
}
