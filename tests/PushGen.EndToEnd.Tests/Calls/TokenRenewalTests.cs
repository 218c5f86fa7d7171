using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Calls;

/// <summary>Subscriptions that outlive the token they were begun with.</summary>
public sealed class TokenRenewalTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(PushTransports.LongPolling), InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task Subscription_SurvivesItsToken(PushTransports transport)
    {
        var time = new FakeTimeProvider();
        var accepted = new Accepted();
        await using var server = await StartAsync(time, accepted);
        string token = Make("ann", time.GetUtcNow().AddMinutes(5));
        var options = new PushClientOptions { Transports = transport, AccessTokenProvider = _ => new(Volatile.Read(ref token)), Random = () => 0 };
        await using var client = new BehaviourClient(server.Address, options);
        var lost = new ConcurrentQueue<string>();
        client.Connection.Changed += (_, change) =>
        {
            if (change.State == PushConnectionState.Reconnecting)
                lost.Enqueue(change.Reason);
        };
        await using var notes = client.Mine(Token).FromEarliest().GetAsyncEnumerator(Token);
        for (int i = 1; i <= 20; i++)       // 20 minutes, with a token for each five of them
        {
            await server.Publisher.Mine("ann").PublishAsync(new Note(i), Token);
            Assert.True(await notes.MoveNextAsync().AsTask().WaitAsync(Limits.Long, Token));
            Assert.Equal(new Note(i), notes.Current);
            Volatile.Write(ref token, Make("ann", time.GetUtcNow().AddMinutes(5)));
            time.Advance(TimeSpan.FromMinutes(1));
            if (transport == PushTransports.WebSocket)      // a minute before the end the server asks
            {
                await Limits.Until(() => accepted.Until - time.GetUtcNow() > TimeSpan.FromMinutes(1));
                await client.Add(1, 2, Token);      // frames are handled in order: the new token counts by now
            }
        }
        if (transport == PushTransports.WebSocket)
            Assert.Empty(lost);
    }

    static string Make(string user, DateTimeOffset until) => $"{user};{until.ToUnixTimeSeconds()}";

    static Task<PushServer> StartAsync(FakeTimeProvider time, Accepted accepted) => PushServer.StartAsync(
        services: builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time).AddSingleton(accepted);
            builder.Services.AddAuthentication("Bearer").AddScheme<AuthenticationSchemeOptions, Authentication>("Bearer", null);
        },
        conventions: static (push, endpoints) => endpoints.Mine.RequireAuthorization());

    sealed class Accepted
    {
        long until;

        /// <summary>When the last token that was accepted ends.</summary>
        public DateTimeOffset Until
        {
            get => new(Volatile.Read(ref until), TimeSpan.Zero);
            set => Volatile.Write(ref until, value.UtcTicks);
        }
    }

    /// <summary>Takes <c>user;end</c> at its word until then.</summary>
    sealed class Authentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TimeProvider time, Accepted accepted)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            string[] parts = Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal).Split(';');
            if (parts.Length < 2)
                return Task.FromResult(AuthenticateResult.NoResult());
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], null));
            if (until <= time.GetUtcNow())
                return Task.FromResult(AuthenticateResult.Fail("The token has expired."));
            accepted.Until = until;
            var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, parts[0])], Scheme.Name));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, new AuthenticationProperties { ExpiresUtc = until }, Scheme.Name)));
        }
    }
}
