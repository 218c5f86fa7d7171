using Microsoft.AspNetCore.Http.Metadata;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Who is not signed in is answered 401, not sent to a page for signing in.</summary>
sealed class NoCookieRedirect : IDisableCookieRedirectMetadata;
