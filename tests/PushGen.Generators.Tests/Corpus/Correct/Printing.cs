using System.Runtime.CompilerServices;

namespace Printers;

public sealed record PrintPage(int Number, int Of);

[PushContract]
public interface IPrinter
{
    IAsyncEnumerable<PrintPage> Print(Document document, CancellationToken cancellationToken = default);

    static string Describe(PrintPage page) => $"{page.Number}/{page.Of}";

    async Task PrintAllAsync(IEnumerable<Document> documents, CancellationToken cancellationToken = default)
    {
        foreach (var document in documents)
        {
            await foreach (var page in Print(document, cancellationToken))
                Console.WriteLine(Describe(page));
        }
    }
}

public sealed class Document
{
    public string Title { get; init; } = "untitled";
    public byte[] Pdf { get; init; } = [];
}

public sealed class PrinterServer : IPrinterServer
{
    async IAsyncEnumerable<PrintPage> IPrinterServer.Print(Document document, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int pages = document.Pdf.Length / 1000 + 1;
        for (int page = 1; page <= pages; page++)
        {
            await Task.Delay(500, cancellationToken);
            yield return new PrintPage(page, pages);
        }
    }
}
