namespace M02;

public class Module<TOptions>
{
    [PushContract]
    public interface IModuleEvents    // PUSH0001
    {
        [Topic] IAsyncEnumerable<int> Events(CancellationToken cancellationToken = default);
    }

    public TOptions? Options { get; set; }
}
