using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Trading.Server;

/// <summary>
/// NOT FOR PRODUCTION: takes a user's name for the user's token, so that the sample needs no identity server. A real application uses
/// <c>AddJwtBearer</c>; nothing else changes.
/// </summary>
sealed class SampleTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "SampleTokens";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        string token = header["Bearer ".Length..];
        if (token is not ("alice" or "bob"))
            return Task.FromResult(AuthenticateResult.Fail("The tokens of this sample are 'alice' and 'bob'."));
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, token)], Scheme));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, Scheme)));
    }
}
