using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocketTests;

/// <summary>Takes <c>Bearer user[,role…][;seconds to live]</c> at its word; the scheme "Badge" does so with the header <c>X-Badge</c>.</summary>
sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Badge = "Badge";

    public static void Add(IServiceCollection services) => services.AddAuthentication("Bearer")
        .AddScheme<AuthenticationSchemeOptions, TestAuthentication>("Bearer", null)
        .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(Badge, null);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string text = Scheme.Name == Badge ? Request.Headers["X-Badge"].ToString() : Request.Headers.Authorization.ToString();
        if (Scheme.Name != Badge && text.StartsWith("Bearer ", StringComparison.Ordinal))
            text = text["Bearer ".Length..];
        if (text.Length == 0)
            return Task.FromResult(AuthenticateResult.NoResult());
        string[] parts = text.Split(';');
        string[] names = parts[0].Split(',');
        if (names[0] == "nobody")
            return Task.FromResult(AuthenticateResult.Fail("no such user"));
        Claim[] claims = [new Claim(ClaimTypes.NameIdentifier, names[0]), .. names[1..].Select(role => new Claim(ClaimTypes.Role, role))];
        var properties = new AuthenticationProperties();
        if (parts.Length > 1)
            properties.ExpiresUtc = TimeProvider.GetUtcNow().AddSeconds(int.Parse(parts[1], null));
        return Task.FromResult(AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), properties, Scheme.Name)));
    }
}
