using Microsoft.AspNetCore.Http;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Asks an operation's own endpoint whether the caller may use it, where the request came to another endpoint.</summary>
sealed class OperationAuthorizer
{
#pragma warning disable CA1822 // a service, with what it needs to come
    public ValueTask<Problem?> AuthorizeAsync(OperationBinding binding, HttpContext http) => ValueTask.FromResult<Problem?>(null);
#pragma warning restore CA1822
}
