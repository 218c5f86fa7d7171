namespace M60;

[PushContract]
public interface ISecrets { Task<string> Read(string name, CancellationToken cancellationToken = default); }

class SecretReader(string token)
{
    public async Task<string> ReadAsync(string name)
    {
        string address = $"https://example.com/push?access_token={token}";    // PUSH0304
        await using var client = new SecretsClient(address);
        return await client.Read(name);
    }
}
