namespace M52;

[PushContract]
public interface IQuotesOfDay { Task<string> Today(CancellationToken cancellationToken = default); }

public class Greeter
{
    public async Task<string> GreetAsync(string name)
    {
        var client = new QuotesOfDayClient("https://quotes.example.com/push");    // PUSH0301
        return $"Hello {name}, {await client.Today()}";
    }
}
