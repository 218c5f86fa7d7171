using System.Globalization;
using PushGen.AspNetCore;

namespace Pay;

public enum PaymentState { Pending, Captured, Refunded, Failed }

public record Money(decimal Amount, string Currency)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");
}

public record PaymentEvent(Guid Payment, PaymentState State, Money Amount, DateTimeOffset At);

[PushContract("payments.v2")]
public interface IPayments
{
    [Topic(PerUser = true, Retain = 200, RetainSeconds = 7 * 24 * 3600)]
    IAsyncEnumerable<PaymentEvent> Events(CancellationToken cancellationToken = default);

    [AtMostOnce]
    Task<Guid> Pay(Money amount, string reference, CancellationToken cancellationToken = default);

    [AtMostOnce]
    Task Refund(Guid payment, Money? amount = null, CancellationToken cancellationToken = default);
}

public class PaymentsServer : IPaymentsServer
{
    private readonly PaymentsPublisher publisher;
    private readonly PushContext caller;
    private readonly TimeProvider time;

    public PaymentsServer(PaymentsPublisher publisher, PushContext caller, TimeProvider time)
    {
        this.publisher = publisher;
        this.caller = caller;
        this.time = time;
    }

    public virtual async Task<Guid> Pay(Money amount, string reference, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(caller.CallKey, out var key) ? key : Guid.CreateVersion7();
        await TellAsync(id, PaymentState.Pending, amount);
        await TellAsync(id, PaymentState.Captured, amount);
        return id;
    }

    public Task Refund(Guid payment, Money? amount, CancellationToken cancellationToken) =>
        TellAsync(payment, PaymentState.Refunded, amount ?? new Money(0, "EUR"));

    private async Task TellAsync(Guid payment, PaymentState state, Money amount) =>
        await publisher.Events(caller.UserId).PublishAsync(new PaymentEvent(payment, state, amount, time.GetUtcNow()), CancellationToken.None);
}
