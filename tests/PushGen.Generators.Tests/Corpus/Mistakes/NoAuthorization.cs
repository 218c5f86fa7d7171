using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPush().AddVault<VaultServer>();
var app = builder.Build();
app.MapPush("/push").MapVault();    // PUSH0501
app.Run();

[PushContract]
public interface IVault { Task<string> Open(string code, CancellationToken cancellationToken = default); }

public sealed class VaultServer : IVaultServer { public Task<string> Open(string code, CancellationToken cancellationToken) => Task.FromResult(code); }
