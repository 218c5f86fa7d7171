namespace M19.Purchase
{
    [PushContract]
    public interface IInvoices { Task Check(int number, CancellationToken cancellationToken = default); }
}

namespace M19.Sales
{
    [PushContract("invoices", TypeName = "SalesInvoices")]
    public interface ISalesInvoices { Task Send(int number, CancellationToken cancellationToken = default); }    // PUSH0011
}
