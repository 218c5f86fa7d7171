namespace M26;

[PushContract]
public interface IReports
{
    IAsyncEnumerable<string> Generate(int year);    // PUSH0017
}
