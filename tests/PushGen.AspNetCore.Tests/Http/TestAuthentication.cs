using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Signs in whom the header <c>X-User</c>, or <c>X-Scheme-User</c>, names, as trader if the name begins with a T, until the time in <c>X-Expires</c>.</summary>
sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public static void Add(WebApplicationBuilder builder) =>
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TestAuthentication>("test", null);

    public static void Use(WebApplication app) => app.UseAuthentication();

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if ((Request.Headers["X-User"].FirstOrDefault() ?? Request.Headers["X-Scheme-User"].FirstOrDefault()) is not { } user)
            return Task.FromResult(AuthenticateResult.NoResult());
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], "test");
        if (user.StartsWith('T'))
            identity.AddClaim(new Claim(ClaimTypes.Role, "trader"));
        var properties = new AuthenticationProperties();
        if (Request.Headers["X-Expires"] is [{ } expires])
            properties.ExpiresUtc = TimeProvider.GetUtcNow() + TimeSpan.FromSeconds(int.Parse(expires, null));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, "test")));
    }
}
