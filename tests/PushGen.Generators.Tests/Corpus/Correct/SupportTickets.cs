using PushGen.AspNetCore;

namespace HelpDesk;

public enum TicketStatus { Open, Waiting, Solved }
public sealed record Ticket(int Number, string Subject, TicketStatus Status, string? Assignee);
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextPage);

[PushContract]
public interface ITickets
{
    [Topic(Gated = true)] IAsyncEnumerable<Ticket> Queue(string queueName, TicketStatus? status = null, CancellationToken cancellationToken = default);
    Task<Page<Ticket>> Search(string text, string? page = null, int size = 20, CancellationToken cancellationToken = default);
    [Idempotent] Task Assign(int number, string assignee, CancellationToken cancellationToken = default);
}

public sealed class TicketsServer : ITicketsServer
{
    private readonly TicketsPublisher _publisher;
    private readonly PushContext _context;

    public TicketsServer(TicketsPublisher publisher, PushContext context) => (_publisher, _context) = (publisher, context);

    public ValueTask<bool> AuthorizeQueue(string queueName, TicketStatus? status, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_context.User.IsInRole("support"));

    public Task<Page<Ticket>> Search(string text, string? page, int size, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<Ticket>([], null));

    public async Task Assign(int number, string assignee, CancellationToken cancellationToken)
    {
        var ticket = new Ticket(number, "?", TicketStatus.Waiting, assignee);
        await _publisher.Queue("all", ticket.Status).PublishAsync(ticket, cancellationToken);
        await _publisher.Queue("all").PublishAsync(ticket, cancellationToken);
    }
}
