using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Hosting;

/// <summary>
/// Tells who is refused by the authorization middleware on a push endpoint why, as every other error is told. Takes the place of the
/// framework's own handler only, whose work it lets be done first: an application that has one of its own means to say it differently.
/// </summary>
sealed class ProblemAuthorizationHandler : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler inner = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        await inner.HandleAsync(next, context, policy, authorizeResult);
        if (authorizeResult.Succeeded || context.Response.HasStarted || context.GetEndpoint()?.Metadata.GetMetadata<NoCookieRedirect>() is null)
            return;
        var problem = context.Response.StatusCode switch
        {
            401 => new Problem(PushErrorCodes.Unauthenticated, 401, "The operation needs an authenticated user."),
            403 => new Problem(PushErrorCodes.Forbidden, 403, "The user may not use the operation."),
            _ => null,      // an authentication scheme's own answer
        };
        if (problem is null)
            return;
        GuardedHandler.SetHeaders(context, context.RequestServices.GetRequiredService<PushServices>().Options);
        await ProblemResponse.WriteAsync(context, problem);
    }
}
