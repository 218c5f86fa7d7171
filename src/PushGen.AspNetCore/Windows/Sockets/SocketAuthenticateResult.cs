using Microsoft.AspNetCore.Authentication;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <inheritdoc/>
sealed class SocketAuthenticateResult : IAuthenticateResultFeature
{
    public AuthenticateResult? AuthenticateResult { get; set; }
}
