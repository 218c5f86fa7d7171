using Microsoft.AspNetCore.Mvc;

namespace M53;

[PushContract]
public interface IBasket { Task<int> Count(string basket, CancellationToken cancellationToken = default); }

public class BasketController : ControllerBase
{
    private readonly BasketClient _client;

    public BasketController(string address)
    {
        _client = new BasketClient(address);    // PUSH0301
    }

    [HttpGet]
    public Task<int> Count(string basket) => _client.Count(basket, HttpContext.RequestAborted);
}
