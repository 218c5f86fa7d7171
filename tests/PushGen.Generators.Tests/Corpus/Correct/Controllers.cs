using Microsoft.AspNetCore.Mvc;
using PushGen.AspNetCore;

namespace Web;

public sealed record Comment(string Author, string Text);

[PushContract]
public interface IComments
{
    [Topic(Retain = 100, Replay = 20)] IAsyncEnumerable<Comment> Comments(int article, CancellationToken cancellationToken = default);
}

/// <summary>Publishes from a controller, as an application does that had its controllers before.</summary>
[ApiController, Route("articles/{article:int}/comments")]
public class CommentsController : ControllerBase
{
    private readonly CommentsPublisher _publisher;

    public CommentsController(CommentsPublisher publisher) => _publisher = publisher;

    [HttpPost]
    public async Task<IActionResult> Add(int article, [FromBody] Comment comment, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest(ModelState);
        await _publisher.Comments(article).PublishAsync(comment, cancellationToken);
        return Accepted();
    }
}

public class ProxyController(IComments comments) : Controller
{
    [HttpGet("first/{article:int}")]
    public async Task<Comment?> First(int article)
    {
        await foreach (var comment in comments.Comments(article, HttpContext.RequestAborted))
            return comment;
        return null;
    }
}
